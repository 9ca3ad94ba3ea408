//! DATEV, and the statements of German banks and payment services.

use super::*;
use crate::model::AccountSide;
use crate::model::profile::DateOrder;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "DATEV",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";4930;1200;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|4930|1234.56", "2026-01|4930|-50.00"]),
        },
        Whole {
            name: "DATEV date 3 digits",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";4930;1200;"";501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|4930|1234.56", "2026-01|4930|-50.00"]),
        },
        Whole {
            name: "DATEV thousands",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
"1.234,56";"S";"EUR";;;"";4930;1200;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|4930|1234.56", "2026-01|4930|-50.00"]),
        },
        Whole {
            name: "DATEV bank as konto",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"H";"EUR";;;"";1200;4930;"";0501;"R-1";"";;"Papier";"";""
50,00;"S";"EUR";;;"";1200;4930;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|4930|1234.56", "2026-01|4930|-50.00"]),
        },
        Whole {
            name: "DATEV no chart",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";4930;1200;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"accounts.*4930"),
        },
        Whole {
            name: "DATEV no chart stated",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";4930;1200;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[("4", AccountSide::Cost), ("1", AccountSide::Balance)],
            wants: Wants::Rows(&["2026-01|4930|1234.56", "2026-01|4930|-50.00"]),
        },
        Whole {
            name: "DATEV both results",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";4930;4940;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;4940;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&[
                "2026-01|4930|1234.56",
                "2026-01|4940|-1234.56",
                "2026-01|4930|-50.00",
                "2026-01|4940|50.00",
            ]),
        },
        Whole {
            name: "DATEV creditor",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"03";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle
1234,56;"S";"EUR";;;"";1200;70001;"";0501;"R-1";"";;"Papier";"";""
50,00;"H";"EUR";;;"";4930;1200;"";1501;"R-2";"";;"Gutschrift";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|4930|-50.00"]),
        },
        Whole {
            name: "CAMT",
            file: r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-01</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Shop</Nm></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-06</Dt></BookgDt><AddtlNtryInf>back</AddtlNtryInf></Ntry>
</Stmt></BkToCstmrStmt></Document>"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|20.50", "2026-01|back|-5.00"]),
        },
        Whole {
            name: "MT940",
            file: r":20:STARTUMS
:25:12030000/1234567
:28C:1/1
:60F:C260101EUR100,00
:61:2601050105D20,50NDDTNONREF
:86:105?00LASTSCHRIFT?20Papier
:62F:C260105EUR79,50
",
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"(?i)mt.?940"),
        },
        Whole {
            name: "OFX",
            file: r"OFXHEADER:100
DATA:OFXSGML
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"OFX"),
        },
        Whole {
            name: "PayPal",
            file: r#""Datum";"Uhrzeit";"Zeitzone";"Name";"Typ";"Status";"Währung";"Brutto";"Gebühr";"Netto";"Transaktionscode"
"05.01.2026";"10:00:00";"CET";"Shop";"Zahlung";"Abgeschlossen";"EUR";"-1.234,56";"0,00";"-1.234,56";"T1"
"16.01.2026";"10:00:00";"CET";"Shop";"Rückzahlung";"Abgeschlossen";"EUR";"34,56";"0,00";"34,56";"T2"
"17.01.2026";"10:00:00";"CET";"Shop2";"Zahlung";"Ausstehend";"EUR";"-10,00";"0,00";"-10,00";"T3"
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01||1234.56", "2026-01||-34.56"]),
        },
        Whole {
            name: "PayPal CNY en",
            file: r"Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID
2026-01-05,10:00:00,CST,Shop,Payment,Completed,USD,-20.00,0.00,-20.00,T1
2026-01-06,10:00:00,CST,Shop,Payment,Completed,USD,-5.00,0.00,-5.00,T2
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01||20.00", "2026-01||5.00"]),
        },
        Whole {
            name: "PayPal en refund",
            file: r"Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID
2026-01-05,10:00:00,CST,Shop,Payment,Completed,USD,-20.00,0.00,-20.00,T1
2026-01-06,10:00:00,CST,Shop,Refund,Completed,USD,5.00,0.00,5.00,T2
2026-01-07,10:00:00,CST,Shop,Payment,Completed,USD,-7.00,0.00,-7.00,T3
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01||20.00", "2026-01||7.00", "2026-01||-5.00"]),
        },
        Whole {
            name: "DKB",
            file: r#""Kontonummer:";"DE00 / Girokonto"

"Von:";"01.01.2026"
"Kontostand vom 31.01.2026:";"100,00 EUR"

"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"05.01.2026";"05.01.2026";"Lastschrift";"Shop";"Papier";"DE1";"B";"-1.234,56";"";"";"";
"16.01.2026";"16.01.2026";"Lastschrift";"Shop";"Stifte";"DE1";"B";"-5,00";"";"";"";
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|1234.56", "2026-01|Stifte|5.00"]),
        },
        Whole {
            name: "DKB new",
            file: r#""Girokonto";"DE00"
"Zeitraum:";"01.01.2026 - 31.01.2026"
"Kontostand vom 31.01.2026:";"100,00 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"15.01.26";"15.01.26";"Gebucht";"Ich";"Shop";"Papier";"Ausgang";"DE1";"-1.234,56";"";"";""
"16.01.26";"16.01.26";"Vorgemerkt";"Ich";"Shop";"Stifte";"Ausgang";"DE1";"-5";"";"";""
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("four digits"),
        },
        Whole {
            name: "DKB new dmy",
            file: r#""Girokonto";"DE00"
"Zeitraum:";"01.01.2026 - 31.01.2026"
"Kontostand vom 31.01.2026:";"100,00 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"15.01.26";"15.01.26";"Gebucht";"Ich";"Shop";"Papier";"Ausgang";"DE1";"-1.234,56";"";"";""
"16.01.26";"16.01.26";"Vorgemerkt";"Ich";"Shop";"Stifte";"Ausgang";"DE1";"-5";"";"";""
"#,
            currency: "EUR",
            profile: Profile { date_order: Some(DateOrder::Dmy), ..Profile::default() },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|1234.56"]),
        },
        Whole {
            name: "ING",
            file: r"Umsatzanzeige;Datei erstellt am: 01.02.2026 10:00
;Letztes Update: aktuell

IBAN;DE00
Kontoname;Girokonto
Bank;ING
Kunde;Sonne
Zeitraum;01.01.2026 - 31.01.2026
Saldo;1.000,00;EUR

Sortierung;Datum absteigend

In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen.

Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
16.01.2026;16.01.2026;Shop;Lastschrift;Stifte;1.000,00;EUR;-5,00;EUR
05.01.2026;05.01.2026;Shop;Lastschrift;Papier;1.005,00;EUR;-1.234,56;EUR
",
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Stifte|5.00", "2026-01|Papier|1234.56"]),
        },
        Whole {
            name: "Commerzbank 0",
            file: r"Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;Auftraggeberkonto
05.01.2026;06.01.2026;Lastschrift;Papier;-1.234,50;EUR;1
15.01.2026;16.01.2026;Info;Hinweis;0,00;EUR;1
16.01.2026;16.01.2026;Lastschrift;Stifte;-2,00;EUR;1
",
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|1234.50", "2026-01|Hinweis|0.00", "2026-01|Stifte|2.00"]),
        },
        Whole {
            name: "Sparkasse CAMT csv",
            file: r#""Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE0";"15.01.26";"15.01.26";"LASTSCHRIFT";"Papier";"";"Shop";"DE1";"B";"-20,50";"EUR";"Umsatz gebucht"
"DE0";"16.01.26";"16.01.26";"LASTSCHRIFT";"Stifte";"";"Shop";"DE1";"B";"-3,00";"EUR";"Umsatz vorgemerkt"
"DE0";"17.01.26";"17.01.26";"LASTSCHRIFT";"Tinte";"";"Shop";"DE1";"B";"-4,00";"EUR";"Umsatz gebucht"
"#,
            currency: "EUR",
            profile: Profile { date_order: Some(DateOrder::Dmy), ..Profile::default() },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|20.50", "2026-01|Tinte|4.00"]),
        },
        Whole {
            name: "Sparkasse CAMT csv, money back",
            file: r#""Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Betrag";"Waehrung";"Info"
"DE0";"15.01.26";"15.01.26";"LASTSCHRIFT";"Papier";"-20,50";"EUR";"Umsatz gebucht"
"DE0";"16.01.26";"16.01.26";"GUTSCHRIFT";"Stifte";"3,00";"EUR";"Umsatz gebucht"
"DE0";"17.01.26";"17.01.26";"KARTENZAHLUNG";"Tinte";"-4,00";"EUR";"Umsatz gebucht"
"#,
            currency: "EUR",
            profile: Profile { date_order: Some(DateOrder::Dmy), ..Profile::default() },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier|20.50", "2026-01|Stifte|-3.00", "2026-01|Tinte|4.00"]),
        },
        Whole {
            name: "bank majority in",
            file: r#""Buchungstag";"Verwendungszweck";"Betrag (EUR)"
"15.01.2026";"Miete";"500,00"
"16.01.2026";"Miete";"600,00"
"17.01.2026";"Papier";"-5,00"
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"sign"),
        },
    ]);
}
