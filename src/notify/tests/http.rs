//! Robots and webhooks: slow, wrong, busy, an error in an answer of 200, nobody there.

use std::time::Duration;

use super::server::{Does, Server};
use super::*;
use crate::notify::Again;

const TAKEN: Does = Does::Answer(200, "", r#"{"errcode":0,"errmsg":"ok"}"#);

fn says(body: &'static str) -> Does {
    Does::Answer(200, "", body)
}

/// Sends the letter to a server that does this; gives what became of it, the seconds slept, and how much came.
fn sent(kind: &str, does: Vec<Does>) -> (Delivered, Vec<u64>, Vec<super::server::Came>) {
    let server = Server::start(does);
    let world = World::new(&[("URL", &server.url("/robot?key=0123456789abcdef"))]);
    let delivered = world.deliver(&letter(), &target(kind));
    (delivered, world.seconds(), server.came())
}

#[test]
fn each_robot_gets_its_form_and_says_that_it_took_it() {
    for (kind, answer, form) in [
        ("wecom", r#"{"errcode":0,"errmsg":"ok"}"#, "\"msgtype\":\"markdown\""),
        ("dingtalk", r#"{"errcode":0,"errmsg":"ok"}"#, "\"isAtAll\":false"),
        ("feishu", r#"{"code":0,"msg":"success","StatusCode":0}"#, "\"msg_type\":\"interactive\""),
        ("webhook", "anything", "\"type\":\"budget.alert\""),
    ] {
        let (delivered, slept, came) = sent(kind, vec![says(answer)]);
        assert_eq!((delivered.result, delivered.tries, slept), (Ok(()), 1, vec![]), "{kind}");
        assert_eq!(came[0].line, "POST /robot?key=0123456789abcdef HTTP/1.1\r\n");
        assert_eq!(came[0].header("content-type"), Some("application/json; charset=utf-8"));
        assert!(came[0].body.contains(form), "{}", came[0].body);
    }
}

/// An answer of 200 that says no is no delivery; what somebody has to mend is not tried again.
#[test]
fn a_code_in_an_answer_of_200_is_read() {
    for (kind, answer, tries, id, hint) in [
        ("wecom", r#"{"errcode":93000,"errmsg":"invalid key"}"#, 1, "notify-code", "notify-mend-address"),
        ("wecom", r#"{"errcode":12345,"errmsg":"?"}"#, 1, "notify-code", "notify-code-hint"),
        (
            "dingtalk",
            r#"{"errcode":310000,"errmsg":"keywords not in content"}"#,
            1,
            "notify-code",
            "notify-mend-safety",
        ),
        ("feishu", r#"{"code":19021,"msg":"sign match fail","StatusCode":0}"#, 1, "notify-code", "notify-mend-sign"),
        ("feishu", "<html>log in</html>", 1, "notify-not-robot", "notify-not-robot-hint"),
        ("wecom", "", 1, "notify-not-robot", "notify-not-robot-hint"),
    ] {
        let (delivered, slept, _) = sent(kind, vec![says(answer)]);
        let failed = delivered.result.unwrap_err();
        let told = (failed.problem.message.id, failed.problem.hint.as_ref().unwrap().id);
        assert_eq!((told, delivered.tries, slept), ((id, hint), tries, vec![]), "{answer}");
        assert_eq!((failed.again, failed.uncertain), (Again::Later, false));
    }
}

/// 2 and 8 seconds, up to half of it more; a minute where the robot has had too many.
#[test]
fn a_bad_moment_is_waited_for() {
    let (delivered, slept, came) = sent("wecom", vec![says(r#"{"errcode":-1,"errmsg":"busy"}"#), TAKEN]);
    assert_eq!((delivered.result, delivered.tries, came.len()), (Ok(()), 2, 2));
    assert!((2..=3).contains(&slept[0]), "{slept:?}");
    let (delivered, slept, _) = sent("wecom", vec![says(r#"{"errcode":45009,"errmsg":"freq"}"#), TAKEN]);
    assert_eq!((delivered.result, slept), (Ok(()), vec![60]));
    let busy = says(r#"{"code":9499,"msg":"too many request"}"#);
    let (delivered, slept, _) = sent("feishu", vec![busy.clone(), busy.clone(), busy]);
    assert_eq!((problem(&delivered), delivered.tries, slept), (Some("notify-code"), 3, vec![60, 60]));
}

#[test]
fn a_status_says_whether_to_try_again() {
    for (does, tries, slept) in [
        (Does::Answer(429, "retry-after: 30\r\n", ""), 2, vec![30]),
        (Does::Answer(429, "retry-after: 3600\r\n", ""), 1, vec![]),
        (Does::Answer(503, "", "later"), 2, vec![]),
        (Does::Answer(404, "", "no such hook"), 1, vec![]),
        (Does::Answer(302, "location: http://127.0.0.1:1/\r\n", ""), 1, vec![]),
    ] {
        let does = if tries == 1 { vec![does] } else { vec![does, says("ok")] };
        let (delivered, own, came) = sent("webhook", does);
        assert_eq!((delivered.tries, came.len()), (tries, tries as usize));
        assert_eq!(delivered.result.is_ok(), tries == 2);
        if !slept.is_empty() {
            assert_eq!(own, slept);
        }
    }
}

/// On every try the same number, and a signature of its own moment.
#[test]
fn a_webhook_is_signed_and_can_tell_a_repetition() {
    let server = Server::start(vec![Does::Answer(500, "", ""), says("ok")]);
    let secret = "whsec_YnVkZ2V0LXRlc3Qta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
    let world = World::new(&[("URL", &server.url("/")), ("SECRET", secret), ("TOKEN", "t0ken")]);
    let mut target = target("webhook");
    for (key, value) in [("secret_env", "SECRET"), ("token_env", "TOKEN"), ("body", r#"{"text":"{text}"}"#)] {
        target.values.0.push((key, crate::model::KeyValue::Text(value.into())));
    }
    assert_eq!(world.deliver(&letter(), &target).result, Ok(()));
    let came = server.came();
    for one in &came {
        assert_eq!(one.header("webhook-id"), Some("msg_test"));
        assert_eq!(one.header("authorization"), Some("Bearer t0ken"));
        assert_eq!(one.body, r#"{"text":"【超支】水电费\n原因：<电价>"}"#);
        assert!(one.header("webhook-signature").unwrap().starts_with("v1,"));
    }
    assert_eq!(came[0].header("webhook-timestamp"), Some("1760000000"));
    assert_ne!(came[0].header("webhook-timestamp"), came[1].header("webhook-timestamp"));
    assert_ne!(came[0].header("webhook-signature"), came[1].header("webhook-signature"));
}

/// The published vector of 钉钉 in the address, as it is sent.
#[test]
fn dingtalk_is_signed_in_the_address() {
    let server = Server::start(vec![TAKEN]);
    let url = server.url("/robot/send?access_token=abc");
    let world = World::new(&[("URL", &url), ("SECRET", "SECdemo0123456789abcdef")]);
    let mut target = target("dingtalk");
    target.values.0.push(("secret_env", crate::model::KeyValue::Text("SECRET".into())));
    assert_eq!(world.deliver(&letter(), &target).result, Ok(()));
    let signed = "timestamp=1760000000000&sign=lZ79siznniGp6%2F%2F49ApTjyLMivRb0VgZ5VX8y9uPAvk%3D";
    assert_eq!(server.came()[0].line, format!("POST /robot/send?access_token=abc&{signed} HTTP/1.1\r\n"));
}

/// Who took it and says nothing may have taken it: that is told apart.
#[test]
fn a_slow_answer_leaves_it_uncertain() {
    let mut target = target("webhook");
    target.values.0[0] = ("timeout", crate::model::KeyValue::Count(1));
    let slow = Does::Stall(Duration::from_millis(1_500));
    let server = Server::start(vec![slow, says("ok")]);
    let world = World::new(&[("URL", &server.url("/"))]);
    let delivered = world.deliver(&letter(), &target);
    assert_eq!((delivered.result, delivered.tries), (Ok(()), 2));
    let (delivered, _, _) = sent("webhook", vec![Does::HangUp, Does::HangUp, Does::HangUp]);
    assert!(delivered.result.unwrap_err().uncertain);
}

/// Whatever a web server says with 200, and in which encoding: it has the letter, and gets it once.
#[test]
fn a_letter_that_was_taken_is_not_sent_again() {
    let encoded = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    for body in [encoded("{\"结果\":\"成功\"}"), vec![0xff, 0xfe, 0x00], vec![b' '; 200_000]] {
        let length = body.len();
        let (delivered, slept, came) = sent("webhook", vec![Does::Bytes(body, length)]);
        assert_eq!((delivered.result, delivered.tries, slept, came.len()), (Ok(()), 1, vec![], 1));
    }
    // The connection broke within the answer.
    let (delivered, ..) = sent("webhook", vec![Does::Bytes(b"tak".to_vec(), 5)]);
    assert_eq!((delivered.result, delivered.tries), (Ok(()), 1));
    // A robot says in the answer what it did, be it in the encoding of the country.
    let answer = encoded(r#"{"errcode":0,"errmsg":"成功"}"#);
    let length = answer.len();
    let (delivered, ..) = sent("wecom", vec![Does::Bytes(answer, length)]);
    assert_eq!((delivered.result, delivered.tries), (Ok(()), 1));
    // What a robot began to say is no yes.
    let broken = Does::Bytes(b"{\"errcode\":".to_vec(), 30);
    let (delivered, ..) = sent("wecom", vec![broken]);
    assert!(delivered.result.as_ref().unwrap_err().uncertain);
    // A group may have read it: it is not sent again at once.
    assert_eq!(delivered.tries, 1);
    assert_eq!(problem(&delivered), Some("notify-unreachable"));
}

#[test]
fn nobody_there_is_tried_three_times_and_certain() {
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let world = World::new(&[("URL", &format!("http://127.0.0.1:{port}/"))]);
    let delivered = world.deliver(&letter(), &target("webhook"));
    let failed = delivered.result.as_ref().unwrap_err();
    assert_eq!((problem(&delivered), delivered.tries, failed.uncertain), (Some("notify-unreachable"), 3, false));
}

/// Something that is not TLS behind an address of TLS: to be mended, not repeated.
#[test]
fn a_connection_that_cannot_be_trusted_is_told() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 16]);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    let world = World::new(&[("URL", &format!("https://127.0.0.1:{port}/"))]);
    let delivered = world.deliver(&letter(), &target("webhook"));
    assert_eq!((problem(&delivered), delivered.tries), (Some("notify-certificate"), 1));
    thread.join().unwrap();
}

#[test]
fn what_is_secret_is_not_in_what_is_told() {
    let echo = r#"{"errcode":93000,"errmsg":"invalid key 0123456789abcdef at /robot?key=0123456789abcdef"}"#;
    let (delivered, _, _) = sent("wecom", vec![says(echo)]);
    let told = format!("{:?}", delivered.result.unwrap_err());
    assert!(!told.contains("0123456789abcdef") && told.contains("invalid key …"), "{told}");
    for (url, id) in [
        ("http://example.com/key-0123456789", "notify-address-cleartext"),
        ("nothing 0123456789", "notify-address"),
        ("", "notify-variable"),
    ] {
        let delivered = World::new(&[("URL", url)]).deliver(&letter(), &target("wecom"));
        assert_eq!(problem(&delivered), Some(id), "{url}");
        assert!(!format!("{delivered:?}").contains("0123456789"), "{url}");
    }
}
