'use strict';
// What the page does beyond being read: units, sorting, filtering, opening rows, and the rows of the ledger, which are
// data until somebody asks for them. Nothing is fetched, nothing is kept.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const json = (id) => { const node = document.getElementById(id); return node ? JSON.parse(node.textContent) : null; };
  const words = json('words');
  const body = document.body;
  const scale = BigInt(body.dataset.scale);
  const digits = String(scale).length - 1;
  const el = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'class') node.className = value; else if (value !== undefined) node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  };

  // Amounts are whole minor units: no figure on the page passes through a floating point number.
  const minor = (text) => {
    const [whole, rest = ''] = text.replace('-', '').split('.');
    const size = BigInt(whole) * scale + BigInt((rest + '0'.repeat(digits)).slice(0, digits) || '0');
    return text.startsWith('-') ? -size : size;
  };
  const factors = { 1: 1n, k: 1000n, w: 10000n };
  const grouped = (value, decimals, signed) => {
    const size = value < 0n ? -value : value;
    const base = 10n ** BigInt(decimals);
    const whole = String(size / base).replace(/\B(?=(\d{3})+$)/g, ',');
    const rest = decimals ? '.' + String(size % base).padStart(decimals, '0') : '';
    return (value < 0n ? '-' : signed && value > 0n ? '+' : '') + whole + rest;
  };
  const shownIn = (value, unit, signed) => {
    if (unit === '1') return grouped(value, digits, signed);
    const step = scale * factors[unit];
    const size = value < 0n ? -value : value;
    const hundredths = (size * 200n + step) / (2n * step);
    return grouped(value < 0n ? -hundredths : hundredths, 2, signed);
  };
  let unit = body.dataset.unit;

  // Units.
  const setUnit = (to) => {
    unit = to;
    for (const node of all('[data-u1]')) node.textContent = node.getAttribute('data-u' + to);
    for (const table of all('table.tree')) total(table);
  };
  for (const input of all('input[name=unit]')) input.addEventListener('change', () => setUnit(input.value));
  for (const button of all('[data-do=print]')) button.addEventListener('click', () => window.print());

  // A table as a tree: each row with what it opens to and the rows below it.
  const rowsOf = (table) => all(':scope > tbody > tr:not(.more):not(.filtered)', table);
  const moreOf = (row) => row.nextElementSibling && row.nextElementSibling.classList.contains('more') ? row.nextElementSibling : null;
  const depth = (row) => Number(row.dataset.d || 0);
  const treeOf = (table) => {
    const top = { depth: -1, below: [] };
    const open = [top];
    for (const row of rowsOf(table)) {
      const node = { row, more: moreOf(row), depth: depth(row), below: [] };
      while (open[open.length - 1].depth >= node.depth) open.pop();
      node.above = open[open.length - 1];
      node.above.below.push(node);
      open.push(node);
    }
    return top;
  };
  const walk = (node, visit) => { for (const child of node.below) { visit(child); walk(child, visit); } };
  const folded = new WeakSet();
  const arrange = (table) => {
    const wanted = table.dataset.filter || '';
    // A row of sums is found by its name, with all below it. Its status and amounts are not those of its parts.
    const said = (node) => (node.below.length ? node.row.querySelector('.name') : node.row).textContent;
    const matches = (node) => said(node).toLowerCase().includes(wanted);
    let shown = 0;
    const visit = (node, hidden, taken) => {
      const own = taken || (wanted !== '' && matches(node));
      let any = own || wanted === '';
      for (const child of node.below) any = visit(child, hidden || (wanted === '' && folded.has(node.row)), own) || any;
      node.row.hidden = hidden || !any;
      node.row.dataset.in = own || wanted === '' ? '1' : '';
      if (node.more) node.more.hidden = node.row.hidden;
      if (!node.row.hidden && !node.below.length) shown += 1;
      return any;
    };
    for (const node of treeOf(table).below) visit(node, false, false);
    const tools = document.querySelector(`.tools[data-for="${table.id}"] .status`);
    if (tools) tools.textContent = wanted && !shown ? words.none : '';
    total(table);
  };
  // Of what a filter leaves, the sum: of the finest rows alone, which are in no other row.
  const total = (table) => {
    all(':scope > tfoot > tr.filtered', table).forEach((row) => row.remove());
    if (!table.dataset.filter) return;
    // Income adds to no costs: each has a sum of its own.
    const kinds = new Map();
    walk(treeOf(table), (node) => {
      if (node.row.hidden || node.below.length || !node.row.dataset.in) return;
      const kind = node.row.dataset.income ? 'income' : 'cost';
      if (!kinds.has(kind)) kinds.set(kind, []);
      const sums = kinds.get(kind);
      [...node.row.cells].forEach((cell, at) => {
        if (cell.dataset.u1 === undefined) return;
        const sum = sums[at] || (sums[at] = { value: 0n, signed: false });
        sum.value += minor(cell.dataset.v);
        sum.signed = sum.signed || cell.dataset.u1.startsWith('+');
      });
    });
    const heads = rowsOf(table)[0];
    if (!heads) return;
    const rows = [...(kinds.size ? kinds : new Map([['cost', []]]))].map(([kind, sums]) => {
      const label = kinds.size < 2 ? words.filtered : kind === 'income' ? words.filteredIncome : words.filteredCost;
      const row = el('tr', { class: 'filtered', 'data-kind': kind }, el('th', { scope: 'row' }, label));
      [...heads.cells].slice(1).forEach((cell, at) => {
        const sum = sums[at + 1];
        const text = sum ? shownIn(sum.value, unit, sum.signed) : '';
        row.append(el('td', { class: cell.className.replace(/\b(bad|good|warn)\b/g, '') }, text));
        if (sum) row.lastChild.dataset.v = grouped(sum.value, digits, false).replaceAll(',', '');
      });
      return row;
    });
    const foot = table.tFoot || table.createTFoot();
    foot.prepend(...rows);
  };

  // Sorting: siblings change places, and each takes its own rows along.
  const value = (row, column) => {
    const cell = row.cells[column];
    if (!cell) return null;
    const exact = cell.dataset.v;
    if (exact !== undefined) return { number: Number(exact), text: '' };
    const text = cell.textContent.trim();
    return text === '' || text === '—' ? null : { number: NaN, text };
  };
  const compare = (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (!Number.isNaN(a.number) && !Number.isNaN(b.number)) return a.number - b.number;
    return a.text.localeCompare(b.text, root.lang);
  };
  const sort = (table, column, way) => {
    const place = (node) => {
      node.below.sort((a, b) => {
        const [x, y] = [value(a.row, column), value(b.row, column)];
        return x === null || y === null ? compare(x, y) : way * compare(x, y);
      });
      for (const child of node.below) {
        table.tBodies[0].append(child.row);
        if (child.more) table.tBodies[0].append(child.more);
        place(child);
      }
    };
    place(treeOf(table));
  };
  const sortable = (table) => {
    const heads = all(':scope > thead th[data-c]', table);
    for (const head of heads) {
      const button = el('button', { type: 'button', class: 'sort', title: words.sort }, ...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const figures = head.classList.contains('num');
        const before = head.getAttribute('aria-sort');
        const way = before ? (before === 'ascending' ? -1 : 1) : figures ? -1 : 1;
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
        sort(table, Number(head.dataset.c), way);
      });
    }
  };
  all('.scroll > table:not(.heat)').forEach(sortable);

  // Opening rows.
  const toggle = (row, to) => {
    const more = moreOf(row);
    if (!more) return;
    const shown = more.classList.toggle('shown', to);
    const button = row.querySelector('.open');
    if (button) button.setAttribute('aria-expanded', String(shown));
  };
  const fold = (row, to) => {
    if (to) folded.add(row); else folded.delete(row);
    const button = row.querySelector('.fold');
    if (button) { button.textContent = to ? '▸' : '▾'; button.setAttribute('aria-expanded', String(!to)); }
  };
  for (const table of all('table.tree')) {
    walk(treeOf(table), (node) => {
      const name = node.row.querySelector('th');
      const label = node.row.querySelector('.name').textContent;
      if (node.below.length) {
        const button = el('button', { type: 'button', class: 'fold', 'aria-label': words.toggle + ': ' + label, 'aria-expanded': 'true' }, '▾');
        button.addEventListener('click', () => { fold(node.row, !folded.has(node.row)); arrange(table); });
        name.prepend(button);
      }
      if (node.more) {
        const button = el('button', { type: 'button', class: 'open', 'aria-label': words.open + ': ' + label, title: words.open, 'aria-expanded': 'false' }, '⋯');
        button.addEventListener('click', () => toggle(node.row));
        name.append(button);
      }
    });
  }
  for (const tools of all('.tools[data-for]')) {
    const table = document.getElementById(tools.dataset.for);
    const every = (to) => { walk(treeOf(table), (node) => { if (node.below.length) fold(node.row, to); }); arrange(table); };
    tools.querySelector('[data-do=expand]').addEventListener('click', () => every(false));
    tools.querySelector('[data-do=collapse]').addEventListener('click', () => every(true));
    const input = tools.querySelector('[data-do=filter]');
    input.addEventListener('input', () => { table.dataset.filter = input.value.trim().toLowerCase(); arrange(table); });
    if (rowsOf(table).length > 60) every(true);
  }

  // The rows of the ledger.
  const ledger = json('ledger');
  const AT_ONCE = 200;
  const labels = new Map((ledger ? ledger.categories : []).map(([place, label]) => [place, label]));
  const incomes = new Set((ledger ? ledger.categories : []).filter(([, , income]) => income).map(([place]) => place));
  const rowsIn = (details) => {
    const category = details.dataset.cat;
    return ledger.rows.filter((row) => {
      if (!category) return true;
      const own = ledger.texts[row[1]];
      return (own === category || own.startsWith(category + ':')) && String(row[2]) === details.dataset.planned;
    });
  };
  const fill = (details) => {
    if (!ledger || details.dataset.filled) return;
    details.dataset.filled = '1';
    const rows = rowsIn(details);
    const text = (place) => ledger.texts[place];
    const columns = [
      [words.date, (row) => row[0], 0], [words.category, (row) => labels.get(row[1]), 2], [words.voucher, (row) => text(row[5]), 2],
      [words.description, (row) => text(row[4]), 0],
      ...ledger.axes.map((axis, at) => [axis, (row) => text(row[9 + at]), 3]),
      [words.vendor, (row) => text(row[6]), 2], [words.amount, (row) => row[3], 0],
      [words.source, (row) => text(row[7]) + ':' + row[8], 1],
    ].filter(([, of]) => rows.some((row) => of(row)));
    const amount = columns.findIndex(([name]) => name === words.amount);
    const input = el('input', { type: 'search', 'aria-label': words.filter, placeholder: words.filter });
    const status = el('span', { class: 'status', role: 'status' });
    const head = el('tr');
    const tbody = el('tbody');
    const foot = el('tfoot');
    const table = el('table', { class: 'ledger' }, el('thead', {}, head), tbody, foot);
    const more = el('button', { type: 'button' }, words.more);
    let shown = AT_ONCE;
    let order = null;
    const draw = () => {
      const wanted = input.value.trim().toLowerCase();
      const kept = rows.filter((row) => !wanted || columns.some(([, of]) => String(of(row)).toLowerCase().includes(wanted)));
      if (order) {
        const of = columns[order.at][1];
        const by = order.at === amount
          ? (a, b) => { const d = minor(a[3]) - minor(b[3]); return d < 0n ? -1 : d > 0n ? 1 : 0; }
          : (a, b) => String(of(a)).localeCompare(String(of(b)), root.lang);
        kept.sort((a, b) => order.way * by(a, b));
      }
      tbody.replaceChildren(...kept.slice(0, shown).map((row) => el('tr', {}, ...columns.map(([name, of, less], at) => {
        const kind = 'p' + less + (at === amount ? ' num' : name === words.description ? ' long' : '');
        return el('td', { class: kind, 'data-v': at === amount ? row[3] : undefined }, at === amount ? grouped(minor(row[3]), digits, false) : String(of(row)));
      }))));
      // Income adds to no costs; and what is not held here is in no sum.
      const kinds = [false, true].map((income) => kept.filter((row) => incomes.has(row[1]) === income)).map((of) => [of.length, of.reduce((sum, row) => sum + minor(row[3]), 0n)]);
      const both = kinds.every(([count]) => count);
      const whole = details.dataset.part ? words.held : words.total;
      const sums = both ? [[words.totalCost, kinds[0][1]], [words.totalIncome, kinds[1][1]]] : [[whole, kinds[0][1] + kinds[1][1]]];
      const label = (name) => both && details.dataset.part ? words.held + ' · ' + name : name;
      foot.replaceChildren(...sums.map(([name, sum]) => el('tr', { class: 'total' }, ...columns.map(([, , less], at) => el(at ? 'td' : 'th', { class: 'p' + less + (at === amount ? ' num' : ''), scope: at ? undefined : 'row' },
        at === amount ? grouped(sum, digits, false) : at ? '' : label(name))))));
      status.textContent = words.shown.replace('{0}', Math.min(shown, kept.length)).replace('{1}', kept.length);
      more.hidden = kept.length <= shown;
    };
    columns.forEach(([name, , less], at) => {
      const button = el('button', { type: 'button', class: 'sort', title: words.sort }, name);
      const cell = el('th', { scope: 'col', class: 'p' + less + (at === amount ? ' num' : '') }, button);
      button.addEventListener('click', () => {
        const way = order && order.at === at ? -order.way : at === amount ? -1 : 1;
        order = { at, way };
        [...head.cells].forEach((other) => other.removeAttribute('aria-sort'));
        cell.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
        draw();
      });
      head.append(cell);
    });
    input.addEventListener('input', () => { shown = AT_ONCE; draw(); });
    more.addEventListener('click', () => { shown += 5 * AT_ONCE; draw(); });
    const summary = details.querySelector('summary').textContent;
    details.querySelector('summary').after(el('div', { class: 'tools script' }, input, status),
      el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': summary }, table), more);
    draw();
  };
  for (const details of all('details.rows')) details.addEventListener('toggle', () => { if (details.open) fill(details); });

  // A link to a row shows it: what is folded above it opens.
  const follow = () => {
    let place = location.hash.slice(1);
    try { place = decodeURIComponent(place); } catch { /* It is as it stands. */ }
    const row = document.getElementById(place);
    if (!row || row.tagName !== 'TR') return;
    const table = row.closest('table');
    const input = document.querySelector(`.tools[data-for="${table.id}"] [data-do=filter]`);
    if (input && input.value) { input.value = ''; table.dataset.filter = ''; }
    walk(treeOf(table), (node) => {
      if (node.row === row) for (let above = node.above; above && above.row; above = above.above) fold(above.row, false);
    });
    arrange(table);
    toggle(row, true);
    row.scrollIntoView({ block: 'center' });
  };
  for (const bar of all('svg g[data-to]')) bar.addEventListener('click', () => { location.hash = bar.dataset.to; });
  window.addEventListener('hashchange', follow);
  if (location.hash.length > 1) follow();
})();
