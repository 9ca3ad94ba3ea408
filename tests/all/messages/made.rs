//! The messages that the code makes: which ones a call may mean, and what fills them.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall};

use super::code::{Code, arguments, begins, leaves, simple, text};

/// A call of `msg` or `Failure::io`.
pub struct Made {
    pub place: String,
    function: usize,
    id: Expr,
    /// What the call itself fills.
    pub args: Vec<String>,
    /// The names that the message is bound to, and the functions that it is handed to, on its way.
    bound: Vec<String>,
    handed: Vec<String>,
    /// What whoever it is given to fills besides.
    pub more: BTreeSet<String>,
}

/// Arguments that are filled in later, by what they are added to.
#[derive(Default)]
struct Later {
    /// A name within a function.
    names: BTreeMap<(usize, String), BTreeSet<String>>,
    /// What a function gives back.
    results: BTreeMap<String, BTreeSet<String>>,
    /// The function that is called, and the name that its result is bound to.
    given: Vec<(String, usize, String)>,
}

struct Finder<'c> {
    code: &'c Code,
    function: usize,
    bound: Vec<String>,
    handed: Vec<String>,
    around: Vec<String>,
    found: Vec<Made>,
    later: Later,
}

/// Every message that the code makes.
pub fn all(code: &Code) -> Vec<Made> {
    let (found, later) = (Vec::new(), Later::default());
    let (bound, handed, around) = (Vec::new(), Vec::new(), Vec::new());
    let mut finder = Finder { code, function: 0, bound, handed, around, found, later };
    for (at, function) in code.functions.iter().enumerate() {
        finder.function = at;
        finder.visit_expr(&function.body);
    }
    let Finder { mut found, mut later, .. } = finder;
    for (called, function, name) in std::mem::take(&mut later.given) {
        let names = later.names.get(&(function, name)).cloned().unwrap_or_default();
        later.results.entry(called).or_default().extend(names);
    }
    for made in &mut found {
        let of_names = made.bound.iter().filter_map(|name| later.names.get(&(made.function, name.clone())));
        let of_results = within(code, made.function).filter_map(|at| later.results.get(&code.functions[at].name));
        let takers = made.handed.iter().flat_map(|name| code.named(code.functions[made.function].file, name));
        let of_takers = takers.flat_map(|at| {
            let params = code.functions[at].params.iter().flatten();
            params.map(move |name| (at, name.clone())).filter_map(|key| later.names.get(&key))
        });
        made.more.extend(of_names.chain(of_results).chain(of_takers).flatten().cloned());
    }
    found
}

/// A function, and those around it.
fn within(code: &Code, function: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(function), |at| code.functions[*at].around)
}

/// `.with("name", value)`.
fn filled(expr: &Expr) -> Option<(&ExprMethodCall, String)> {
    let Expr::MethodCall(call) = expr else { return None };
    (call.method == "with" && call.args.len() == 2).then_some(())?;
    Some((call, text(&call.args[0])?))
}

fn called(call: &ExprCall) -> Option<String> {
    let Expr::Path(path) = &*call.func else { return None };
    Some(path.path.segments.iter().map(|s| s.ident.to_string()).collect::<Vec<_>>().join("::"))
}

impl Finder<'_> {
    fn made(&mut self, id: &Expr, args: Vec<String>) {
        self.found.push(Made {
            place: self.code.place(self.code.functions[self.function].file, begins(id)),
            function: self.function,
            id: id.clone(),
            args,
            bound: self.bound.clone(),
            handed: self.handed.clone(),
            more: self.around.iter().cloned().collect(),
        });
    }

    /// Is it a call that makes a message? Of which it takes note.
    fn maker(&mut self, expr: &Expr, mut args: Vec<String>) -> bool {
        let Expr::Call(call) = expr else { return false };
        match called(call).as_deref() {
            Some("msg") if call.args.len() == 1 => {}
            Some("Failure::io") => args.extend(["file".to_string(), "cause".to_string()]),
            _ => return false,
        }
        self.made(&call.args[0], args);
        self.aside(&call.args[0]);
        call.args.iter().skip(1).for_each(|arg| self.aside(arg));
        true
    }

    /// What fills a message is none of it.
    fn aside(&mut self, expr: &Expr) {
        let before =
            (std::mem::take(&mut self.around), std::mem::take(&mut self.bound), std::mem::take(&mut self.handed));
        self.visit_expr(expr);
        (self.around, self.bound, self.handed) = before;
    }
}

impl Visit<'_> for Finder<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        let (mut base, mut names) = (expr, Vec::new());
        while let Some((call, name)) = filled(base) {
            self.aside(&call.args[1]);
            names.push(name);
            base = &call.receiver;
        }
        if self.maker(base, names.clone()) {
            return;
        }
        if names.is_empty() {
            visit::visit_expr(self, expr);
            return;
        }
        match base {
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident() {
                    for at in within(self.code, self.function) {
                        self.later.names.entry((at, name.to_string())).or_default().extend(names.iter().cloned());
                    }
                }
            }
            Expr::Call(call) => {
                if let Some(name) = called(call) {
                    let last = name.rsplit("::").next().unwrap_or_default().to_string();
                    self.later.results.entry(last).or_default().extend(names.iter().cloned());
                }
            }
            Expr::MethodCall(call) => {
                self.later.results.entry(call.method.to_string()).or_default().extend(names.iter().cloned());
            }
            Expr::Field(field) => {
                if let syn::Member::Named(name) = &field.member {
                    self.later.results.entry(format!(".{name}")).or_default().extend(names.iter().cloned());
                }
            }
            _ => {}
        }
        let before = self.around.len();
        self.around.extend(names);
        self.visit_expr(base);
        self.around.truncate(before);
    }

    fn visit_local(&mut self, local: &syn::Local) {
        let Some(init) = &local.init else { return };
        if let (Some(_), Expr::Closure(_)) = (simple(&local.pat), &*init.expr) {
            // A function of its own.
            return;
        }
        let before = self.bound.len();
        self.bound.extend(names_of(&local.pat));
        self.visit_expr(&init.expr);
        self.bound.truncate(before);
        init.diverge.iter().for_each(|(_, other)| self.visit_expr(other));
    }

    fn visit_expr_call(&mut self, call: &ExprCall) {
        if let Some(name) = called(call) {
            let last = name.rsplit("::").next().unwrap_or_default();
            let bound = self.bound.iter().map(|name| (last.to_string(), self.function, name.clone()));
            self.later.given.extend(bound);
        }
        self.handed.extend(called(call).map(|name| name.rsplit("::").next().unwrap_or_default().to_string()));
        visit::visit_expr_call(self, call);
        self.handed.pop();
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        self.visit_expr(&call.receiver);
        self.handed.push(call.method.to_string());
        call.args.iter().for_each(|arg| self.visit_expr(arg));
        self.handed.pop();
    }

    fn visit_macro(&mut self, found: &syn::Macro) {
        arguments(found).iter().for_each(|argument| self.visit_expr(argument));
    }
}

/// Every name that a pattern binds.
fn names_of(pattern: &syn::Pat) -> Vec<String> {
    struct Names(Vec<String>);
    impl Visit<'_> for Names {
        fn visit_pat_ident(&mut self, ident: &syn::PatIdent) {
            self.0.push(ident.ident.to_string());
        }
    }
    let mut names = Names(Vec::new());
    names.visit_pat(pattern);
    names.0
}

impl Made {
    /// The messages that it may be; `None` where the syntax does not tell.
    pub fn ids(&self, code: &Code) -> Option<BTreeSet<String>> {
        let mut ids = BTreeSet::new();
        resolve(code, self.function, &self.id, 0, &mut ids).then_some(ids)
    }

    /// Is the identifier that of a field, as of an entry of a table?
    pub fn is_of_a_field(&self) -> bool {
        matches!(self.id, Expr::Field(_))
    }

    /// The function it stands in, the outermost.
    pub fn outermost(&self, code: &Code) -> usize {
        within(code, self.function).last().unwrap_or(self.function)
    }
}

/// Adds the texts that an expression may be; `false` where it may be others.
fn resolve(code: &Code, function: usize, expr: &Expr, depth: usize, into: &mut BTreeSet<String>) -> bool {
    let all = leaves(expr);
    depth < 6 && all.iter().all(|leaf| resolve_leaf(code, function, leaf, depth, into))
}

fn resolve_leaf(code: &Code, function: usize, leaf: &Expr, depth: usize, into: &mut BTreeSet<String>) -> bool {
    if let Some(text) = text(leaf) {
        into.insert(text);
        return true;
    }
    let file = code.functions[function].file;
    match leaf {
        Expr::Path(path) => {
            let Some(name) = path.path.get_ident().map(ToString::to_string) else { return false };
            for at in within(code, function) {
                if let Some(bound) = code.functions[at].bindings.get(&name) {
                    return bound.iter().all(|(value, part)| {
                        leaves(value).iter().all(|leaf| match (part, leaf) {
                            (None, leaf) => resolve(code, at, leaf, depth + 1, into),
                            (Some(part), Expr::Tuple(tuple)) => resolve(code, at, &tuple.elems[*part], depth + 1, into),
                            _ => false,
                        })
                    });
                }
                if let Some(param) = code.functions[at].params.iter().position(|p| p.as_deref() == Some(&*name)) {
                    let given = code.given(at, param);
                    return !given.is_empty()
                        && given.iter().all(|(caller, value)| resolve(code, *caller, value, depth + 1, into));
                }
            }
            false
        }
        Expr::Call(call) => {
            let name = called(call).unwrap_or_default();
            of_results(code, file, name.rsplit("::").next().unwrap_or_default(), depth, into)
        }
        Expr::MethodCall(call) => of_results(code, file, &call.method.to_string(), depth, into),
        _ => false,
    }
}

fn of_results(code: &Code, file: usize, name: &str, depth: usize, into: &mut BTreeSet<String>) -> bool {
    let functions = code.named(file, name);
    !functions.is_empty() && functions.iter().all(|at| resolve(code, *at, &code.functions[*at].body, depth + 1, into))
}
