//! The code as syntax: its functions, what they pass on, and the texts that stand at a place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, ExprClosure, ExprLit, FnArg, Lit, Pat, Stmt, Token};

/// A function, or a closure with a name.
pub struct Function {
    pub file: usize,
    pub name: String,
    /// The names of its parameters, by position; `None` where a pattern takes one apart.
    pub params: Vec<Option<String>>,
    pub body: Expr,
    /// What the names in it are bound to: by `let`, with the place within a tuple.
    pub bindings: Bindings,
    /// The function around a closure.
    pub around: Option<usize>,
}

/// All code but that of tests.
#[derive(Default)]
pub struct Code {
    /// The paths below the package.
    pub files: Vec<String>,
    pub functions: Vec<Function>,
    /// What functions are called with, by their names: the caller, and the arguments.
    pub calls: BTreeMap<String, Vec<(usize, Vec<Expr>)>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Code {
    pub fn read() -> Code {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut code = Code::default();
        for path in crate::support::sources::paths("src", "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let for_tests = ["/tests.rs", "/fixture.rs", "/tests/"].iter().any(|part| name.contains(part));
            if for_tests {
                continue;
            }
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
            code.files.push(name);
            Reader { code: &mut code, around: None }.visit_file(&file);
        }
        let mut calls = Calls { caller: 0, found: BTreeMap::new() };
        for (caller, function) in code.functions.iter().enumerate() {
            calls.caller = caller;
            calls.visit_expr(&function.body);
        }
        code.calls = calls.found;
        for (at, function) in code.functions.iter().enumerate() {
            code.by_name.entry(function.name.clone()).or_default().push(at);
        }
        code
    }

    /// `src/…:line` of a place in a function.
    pub fn place(&self, file: usize, span: Span) -> String {
        format!("{}:{}", self.files[file], span.start().line)
    }

    /// What a function's parameter is given: by the callers in its own file, or else by all.
    pub fn given(&self, function: usize, param: usize) -> Vec<(usize, &Expr)> {
        let Function { file, name, params, .. } = &self.functions[function];
        let all = self.calls.get(name).into_iter().flatten().filter(|(_, args)| args.len() == params.len());
        let all: Vec<(usize, &Expr)> = all.map(|(caller, args)| (*caller, &args[param])).collect();
        let own: Vec<_> = all.iter().copied().filter(|(caller, _)| self.functions[*caller].file == *file).collect();
        if own.is_empty() { all } else { own }
    }

    /// The functions of this name: those of the file, or else all.
    pub fn named(&self, file: usize, name: &str) -> Vec<usize> {
        let all = self.by_name.get(name).cloned().unwrap_or_default();
        let own: Vec<usize> = all.iter().copied().filter(|i| self.functions[*i].file == file).collect();
        if own.is_empty() { all } else { own }
    }
}

/// Takes functions and constants from a file.
struct Reader<'c> {
    code: &'c mut Code,
    around: Option<usize>,
}

impl Reader<'_> {
    /// Keeps a function, and reads what stands in it.
    fn keep(&mut self, name: String, params: Vec<Option<String>>, body: Expr) {
        let file = self.code.files.len() - 1;
        let bindings = bindings(&body);
        self.code.functions.push(Function { file, name, params, body: body.clone(), bindings, around: self.around });
        let before = self.around.replace(self.code.functions.len() - 1);
        self.visit_expr(&body);
        self.around = before;
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let params = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Receiver(_) => None,
            FnArg::Typed(typed) => Some(simple(&typed.pat)),
        });
        let body = Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block: block.clone() });
        self.keep(signature.ident.to_string(), params.collect(), body);
    }
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes
        .iter()
        .any(|a| a.path().is_ident("cfg") && a.meta.require_list().is_ok_and(|l| l.tokens.to_string() == "test"))
}

impl Visit<'_> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &syn::TraitItemFn) {
        item.default.iter().for_each(|block| self.function(&item.sig, block));
    }

    // A table may hold closures that make messages: it is read as a function is.
    fn visit_item_const(&mut self, item: &syn::ItemConst) {
        self.keep(item.ident.to_string(), Vec::new(), (*item.expr).clone());
    }

    fn visit_item_static(&mut self, item: &syn::ItemStatic) {
        self.keep(item.ident.to_string(), Vec::new(), (*item.expr).clone());
    }

    fn visit_impl_item_const(&mut self, item: &syn::ImplItemConst) {
        self.keep(item.ident.to_string(), Vec::new(), item.expr.clone());
    }

    fn visit_local(&mut self, local: &syn::Local) {
        if let (Some(name), Some(init)) = (simple(&local.pat), &local.init)
            && let Expr::Closure(closure) = &*init.expr
        {
            self.keep(name, closure_params(closure), (*closure.body).clone());
            return;
        }
        visit::visit_local(self, local);
    }
}

pub fn closure_params(closure: &ExprClosure) -> Vec<Option<String>> {
    closure.inputs.iter().map(simple).collect()
}

/// The name that a pattern binds, if it binds the whole to one.
pub fn simple(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(ident) => Some(ident.ident.to_string()),
        Pat::Type(typed) => simple(&typed.pat),
        Pat::Reference(reference) => simple(&reference.pat),
        Pat::Paren(paren) => simple(&paren.pat),
        _ => None,
    }
}

struct Calls {
    caller: usize,
    found: BTreeMap<String, Vec<(usize, Vec<Expr>)>>,
}

impl Calls {
    fn keep(&mut self, called: String, args: &Punctuated<Expr, Token![,]>) {
        self.found.entry(called).or_default().push((self.caller, args.iter().cloned().collect()));
    }
}

impl Visit<'_> for Calls {
    fn visit_expr_call(&mut self, call: &syn::ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.keep(last.ident.to_string(), &call.args);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &syn::ExprMethodCall) {
        self.keep(call.method.to_string(), &call.args);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, found: &syn::Macro) {
        arguments(found).iter().for_each(|argument| self.visit_expr(argument));
    }
}

/// The arguments of a macro that takes expressions, as `vec!` and `assert!` do.
pub fn arguments(found: &syn::Macro) -> Vec<Expr> {
    let parsed = found.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
    parsed.map(|all| all.into_iter().collect()).unwrap_or_default()
}

/// The texts that an expression may be: of each branch; and what else may end there.
pub fn leaves(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::Paren(inner) => leaves(&inner.expr),
        Expr::Reference(inner) => leaves(&inner.expr),
        Expr::Group(inner) => leaves(&inner.expr),
        Expr::Block(inner) => {
            let Some(Stmt::Expr(last, None)) = inner.block.stmts.last() else { return Vec::new() };
            leaves(last)
        }
        Expr::If(inner) => {
            let mut all = match inner.then_branch.stmts.last() {
                Some(Stmt::Expr(last, None)) => leaves(last),
                _ => Vec::new(),
            };
            all.extend(inner.else_branch.iter().flat_map(|(_, other)| leaves(other)));
            all
        }
        Expr::Match(inner) => inner.arms.iter().flat_map(|arm| leaves(&arm.body)).collect(),
        Expr::Return(_) | Expr::Continue(_) | Expr::Break(_) | Expr::Macro(_) => Vec::new(),
        other => vec![other],
    }
}

/// A text that stands as it is.
pub fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Every text within an expression.
pub fn texts(expr: &Expr) -> Vec<String> {
    struct Texts(Vec<String>);
    impl Visit<'_> for Texts {
        fn visit_lit_str(&mut self, text: &syn::LitStr) {
            self.0.push(text.value());
        }

        fn visit_macro(&mut self, found: &syn::Macro) {
            arguments(found).iter().for_each(|argument| self.visit_expr(argument));
        }
    }
    let mut texts = Texts(Vec::new());
    texts.visit_expr(expr);
    texts.0
}

/// Names, each with the values that it may have: a whole, or a part of tuples.
pub type Bindings = BTreeMap<String, Vec<(Expr, Option<usize>)>>;

fn bindings(body: &Expr) -> Bindings {
    struct Found(Bindings);
    impl Visit<'_> for Found {
        fn visit_expr_for_loop(&mut self, each: &syn::ExprForLoop) {
            if let (Pat::Tuple(tuple), Expr::Array(array)) = (&*each.pat, &*each.expr) {
                for (at, part) in tuple.elems.iter().enumerate() {
                    if let Some(name) = simple(part) {
                        let bound = array.elems.iter().map(|element| (element.clone(), Some(at)));
                        self.0.entry(name).or_default().extend(bound);
                    }
                }
            }
            visit::visit_expr_for_loop(self, each);
        }

        fn visit_local(&mut self, local: &syn::Local) {
            if let Some(init) = &local.init {
                match &local.pat {
                    Pat::Tuple(tuple) => {
                        for (at, part) in tuple.elems.iter().enumerate() {
                            if let Some(name) = simple(part) {
                                self.0.entry(name).or_default().push(((*init.expr).clone(), Some(at)));
                            }
                        }
                    }
                    pattern => {
                        if let Some(name) = simple(pattern) {
                            self.0.entry(name).or_default().push(((*init.expr).clone(), None));
                        }
                    }
                }
            }
            visit::visit_local(self, local);
        }
    }
    let mut found = Found(BTreeMap::new());
    found.visit_expr(body);
    found.0
}

/// Where an expression begins.
pub fn begins(expr: &Expr) -> Span {
    expr.span()
}
