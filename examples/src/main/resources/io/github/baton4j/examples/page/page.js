
// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
// Draws what the data say. Everything that comes from a log goes into the page as text, never as markup.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const [TIME, LEVEL, WHO, TEXT, RAW] = [0, 1, 2, 3, 4];
  const MOST_IDS = 300;
  const MOST_LINES = 300;
  const LONGEST_INDENTED = 100000;
  const SVG = 'http://www.w3.org/2000/svg';

  const byId = new Map(data.chains.map(chain => [chain.id, chain]));
  const at = id => document.getElementById(id);
  const counted = (number, word) => `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;

  let searched = '';
  let only = 'all';
  let listed = [];
  let shown = null;
  let lower = null;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function drawn(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const cut = (text, most) => text.length <= most ? text : text.slice(0, most - 1) + '…';

  // --- the list of IDs

  function contains(place) {
    if (lower === null) lower = data.lines.map(line => (line[RAW] + '\n' + line[TEXT]).toLowerCase());
    return lower[place].includes(searched);
  }

  function isListed(chain) {
    if (only === 'failures' && chain.failures === 0) return false;
    if (only === 'retries' && chain.retries === 0) return false;
    return searched === '' || chain.id.toLowerCase().includes(searched) || chain.lines.some(contains);
  }

  function marks(chain) {
    const made = [];
    if (chain.failures > 0) made.push(element('span', 'mark failed', `✕ ${chain.failures} failed`));
    if (chain.retries > 0) made.push(element('span', 'mark retried', `↻ ${chain.retries} retried`));
    return made;
  }

  function entry(chain) {
    const button = element('button', 'id');
    button.type = 'button';
    button.title = chain.id;
    button.append(element('b', '', chain.id));
    const facts = element('small', '', `${chain.first} · ${counted(chain.lines.length, 'line')}`);
    facts.append(...marks(chain));
    button.append(facts);
    button.addEventListener('click', () => {
      // Half a character has no place in an address.
      try { location.hash = encodeURIComponent(chain.id); } catch (e) { show(chain); }
    });
    if (shown === chain) button.setAttribute('aria-current', 'true');
    chain.button = button;
    const item = element('li');
    item.append(button);
    return item;
  }

  function list() {
    listed = data.chains.filter(isListed);
    at('ids').replaceChildren(...listed.slice(0, MOST_IDS).map(entry));
    at('found').textContent = listed.length === data.chains.length
      ? counted(listed.length, 'ID') : `${listed.length.toLocaleString('en')} of ${counted(data.chains.length, 'ID')}`;
    offerMore(at('more-ids'), at('ids'), listed, MOST_IDS, MOST_IDS, entry);
  }

  /** Long lists are put into the page piece by piece. */
  function offerMore(button, into, all, from, step, make) {
    button.hidden = all.length <= from;
    button.textContent = `Show ${Math.min(step, all.length - from)} more of ${(all.length - from).toLocaleString('en')}`;
    button.onclick = () => {
      into.append(...all.slice(from, from + step).map(make));
      offerMore(button, into, all, from + step, step, make);
    };
  }

  // --- one chain

  /** Of the lines of the shown one, for those that do not tell it themselves. */
  let functionOfLine = new Map();

  function show(chain) {
    // What somebody has opened in it stays open.
    if (chain !== null && chain === shown) return;
    if (shown && shown.button) shown.button.removeAttribute('aria-current');
    shown = chain;
    at('empty').hidden = chain !== null;
    at('shown').hidden = chain === null;
    if (chain === null) return;
    if (chain.button) chain.button.setAttribute('aria-current', 'true');
    document.title = `${chain.id} · ${data.title}`;
    at('id').textContent = chain.id;
    const facts = [`${chain.day} ${chain.first} UTC`, `took ${chain.took}`, counted(chain.lines.length, 'line')];
    at('facts').replaceChildren(
      ...facts.filter(fact => !/^( UTC|took )$/.test(fact)).map(fact => element('span', '', fact)), ...marks(chain));
    at('sequence').replaceChildren(sequence(chain));
    at('legend').replaceChildren(...legend(chain));
    functionOfLine = new Map();
    for (const step of chain.steps) {
      if (step.to < chain.participants.length && chain.participants[step.to].function) {
        step.lines.forEach(place => functionOfLine.set(place, chain.participants[step.to].name));
      }
    }
    at('lines-head').textContent = counted(chain.lines.length, 'line');
    at('lines').replaceChildren(...chain.lines.slice(0, MOST_LINES).map(line));
    offerMore(at('more-lines'), at('lines'), chain.lines, MOST_LINES, MOST_LINES, line);
    at('chain').scrollTop = 0;
  }

  function legend(chain) {
    const said = ['Times are UTC, of the first line on arrival; arrows without a time are told by the lines of who received.'];
    if (chain.failures > 0) said.push('✕ failed');
    if (chain.retries > 0) said.push('↻ delivered again');
    return said.map(each => element('span', '', each));
  }

  function line(place) {
    const of = data.lines[place];
    const made = element('details', 'line');
    made.dataset.place = place;
    if (/^(ERROR|FATAL|CRITICAL|SEVERE)$/.test(of[LEVEL])) made.classList.add('bad');
    if (/^WARN/.test(of[LEVEL])) made.classList.add('warn');
    if (searched !== '' && contains(place)) made.classList.add('hit');
    const summary = element('summary');
    summary.append(element('time', '', of[TIME]), element('span', 'level', of[LEVEL]),
      element('span', 'who', of[WHO] || functionOfLine.get(place) || ''), element('span', 'text', of[TEXT]));
    made.append(summary);
    made.addEventListener('toggle', () => {
      if (made.open && made.childElementCount === 1) made.append(element('pre', '', indented(of[RAW])));
    });
    return made;
  }

  /**
   * JSON, one member a line, unless it is very long: a few megabytes of commas, deep inside, would be gigabytes of spaces.
   * Its characters stay as they are: a number read and written again may be another.
   */
  function indented(raw) {
    if (!raw.startsWith('{') || raw.length > LONGEST_INDENTED) return raw;
    let out = '';
    let depth = 0;
    for (let i = 0; i < raw.length; i++) {
      const c = raw[i];
      if (c === '"') {
        let end = i + 1;
        while (end < raw.length && raw[end] !== '"') end += raw[end] === '\\' ? 2 : 1;
        out += raw.slice(i, end + 1);
        i = end;
      } else if (c === '{' || c === '[') {
        const empty = /^\s*[}\]]/.exec(raw.slice(i + 1, i + 20));
        if (empty) { out += c + raw[i + empty[0].length]; i += empty[0].length; } else { out += c + '\n' + '  '.repeat(++depth); }
      } else if (c === '}' || c === ']') {
        out += '\n' + '  '.repeat(Math.max(0, --depth)) + c;
      } else if (c === ',') {
        out += ',\n' + '  '.repeat(depth);
      } else if (c === ':') {
        out += ': ';
      } else if (!/\s/.test(c)) {
        out += c;
      }
    }
    return out;
  }

  // --- its sequence

  const GUTTER = 104;
  const TOP = 48;
  const ROW = { send: 34, note: 42, more: 42 };
  const rowHeight = step => ROW[step.look] || 46;

  function lanes(participants) {
    const widths = participants.map(each => Math.max(each.function ? 98 : 68, Math.min(each.name.length, 22) * 7.1 + 18));
    const needed = widths.reduce((sum, width) => sum + width, 0);
    const room = Math.max(0, at('chain').clientWidth - 80 - GUTTER - needed);
    const extra = Math.min(50, room / Math.max(1, participants.length));
    let x = GUTTER;
    return participants.map((each, i) => {
      const width = widths[i] + extra;
      x += width;
      return { x: x - width / 2, box: widths[i] - 8 };
    });
  }

  function sequence(chain) {
    const columns = lanes(chain.participants);
    const last = columns[columns.length - 1];
    const notes = chain.steps.filter(isNote).map(step => GUTTER + 2 * noteHalf(noteText(step)) + 12);
    const width = Math.max(420, last ? last.x + last.box / 2 + 12 : 0, ...notes);
    const height = TOP + chain.steps.reduce((sum, step) => sum + rowHeight(step), 0) + 12;
    const svg = drawn('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group',
      'aria-label': `Sequence of ${chain.id}, ${counted(chain.steps.length, 'step')}` });
    const back = drawn('g', {});
    const rows = drawn('g', {});
    chain.participants.forEach((each, i) => back.append(lifeline(each, columns[i], height)));
    let y = TOP;
    for (const step of chain.steps) {
      rows.append(row(chain, step, columns, y, width));
      y += rowHeight(step);
    }
    // It shrinks to the window, but not until nobody can read it.
    svg.style.minWidth = `${Math.round(width * 0.78)}px`;
    svg.append(back, rows);
    return svg;
  }

  function lifeline(participant, column, height) {
    const made = drawn('g', {});
    const told = participant.function ? '' : ' told';
    made.append(
      drawn('line', { class: 'lane', x1: column.x, x2: column.x, y1: 36, y2: height - 6 }),
      drawn('rect', { class: 'box' + told, x: column.x - column.box / 2, y: 8, width: column.box, height: 28, rx: 7 }),
      drawn('text', { class: 'name' + told, x: column.x, y: 26 }, cut(participant.name, 22)),
      drawn('title', {}, participant.name));
    return made;
  }

  function said(chain, step) {
    const who = place => chain.participants[place].name;
    const what = step.look === 'note' ? `${who(step.to)} failed: ${step.label}`
      : step.look === 'more' ? step.label
      : `${who(step.from)} to ${who(step.to)}: ${step.retry ? 'again, ' : ''}${step.label}`;
    return [step.at && `${step.at} (${step.since})`, what, step.detail].filter(Boolean).join(', ');
  }

  function row(chain, step, columns, y, width) {
    const group = drawn('g', { class: `step ${step.look}${step.retry ? ' retry' : ''}`, tabindex: 0, role: 'button',
      'aria-label': said(chain, step) });
    group.append(drawn('title', {}, said(chain, step)),
      drawn('rect', { class: 'row', x: 1, y: y + 1, width: width - 2, height: rowHeight(step) - 2, rx: 6 }));
    if (step.at) {
      group.append(drawn('text', { class: 'since', x: 8, y: y + 20 }, step.since),
        drawn('text', { class: 'clock', x: 8, y: y + 35 }, step.at));
    }
    if (isNote(step)) {
      note(group, step, columns, y, width);
    } else {
      arrow(group, step, columns, y, width);
    }
    const go = () => choose(group, step);
    group.addEventListener('click', go);
    group.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); go(); }
    });
    return group;
  }

  const isNote = step => step.look === 'note' || step.look === 'more';
  const noteText = step => cut(step.look === 'more' ? step.label : `✕ failed: ${step.label}`, 76);
  const noteHalf = text => text.length * 3.35 + 12;

  function note(group, step, columns, y, width) {
    const text = noteText(step);
    const half = noteHalf(text);
    const lane = columns.length > 0 ? columns[step.to].x : width / 2;
    const x = Math.max(GUTTER + half, Math.min(width - half - 6, step.look === 'more' ? width / 2 : lane));
    group.append(
      drawn('rect', { class: 'said', x: x - half, y: y + 9, width: 2 * half, height: 27, rx: 6, fill: 'none' }),
      drawn('text', { class: 'label', x, y: y + 27 }, text));
  }

  function arrow(group, step, columns, y, width) {
    const from = columns[step.from].x;
    const to = columns[step.to].x;
    const way = to >= from ? 1 : -1;
    const level = y + 24;
    const self = from === to;
    const end = to - way * (step.look === 'send' ? 1 : 5);
    group.append(drawn('path', { class: 'arrow', d: self
      ? `M${from} ${level - 8}h34v14h-28` : `M${from} ${level}H${end - way * (step.look === 'failed' ? 6 : 4)}` }));
    const tip = self ? { x: to + 5, y: level + 6, way: -1 } : { x: end, y: level, way };
    group.append(drawn('path', { class: 'tip', d: head(step.look, tip) }));
    if (step.look !== 'send') {
      group.append(drawn('rect', { class: 'bar', x: to - 4, y: level - 8, width: 8, height: 22, rx: 3 }));
    }
    const prefix = step.look === 'failed' ? '✕ ' : step.retry ? '↻ ' : '';
    group.append(text('label', (from + to) / 2, level - 8, prefix + step.label, 46, 'middle', width));
    if (step.detail && step.look !== 'send') {
      const right = to < width / 2;
      group.append(text('detail', to + (right ? 9 : -9), level + 16, step.detail, 64, right ? 'start' : 'end', width));
    }
  }

  function head(look, tip) {
    const { x, y, way } = tip;
    if (look === 'failed') return `M${x - way * 9} ${y - 5}l${way * 9} 10m0 -10l${-way * 9} 10`;
    if (look === 'send') return `M${x - way * 7} ${y - 4}L${x} ${y}L${x - way * 7} ${y + 4}`;
    return `M${x} ${y}L${x - way * 9} ${y - 4.5}V${y + 4.5}Z`;
  }

  function text(className, x, y, words, most, anchor, width) {
    const short = cut(words, most);
    const half = anchor === 'middle' ? short.length * 3.3 : 0;
    const inside = Math.max(GUTTER + half, Math.min(width - half - 4, x));
    return drawn('text', { class: className + ' halo', x: inside, y, 'text-anchor': anchor }, short);
  }

  /** Marks the lines that a step stands for, and goes to the first of them. */
  function choose(group, step) {
    document.querySelectorAll('.chosen').forEach(each => each.classList.remove('chosen'));
    group.classList.add('chosen');
    const wanted = new Set(step.lines);
    while (step.lines.length > 0 && !at('more-lines').hidden
        && !at('lines').querySelector(`[data-place="${step.lines[0]}"]`)) {
      at('more-lines').onclick();
    }
    const lines = [...at('lines').children].filter(each => wanted.has(Number(each.dataset.place)));
    lines.forEach(each => each.classList.add('chosen'));
    if (lines.length > 0) lines[0].scrollIntoView({ block: 'center' });
  }

  // --- what the reader does

  function follow() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (e) { /* As it stands, then. */ }
    show(byId.get(id) || null);
  }

  function filter(name) {
    only = name;
    for (const each of ['all', 'failures', 'retries']) at('only-' + each).setAttribute('aria-pressed', String(each === name));
    list();
  }

  for (const each of ['all', 'failures', 'retries']) at('only-' + each).addEventListener('click', () => filter(each));
  at('search').addEventListener('input', event => {
    searched = event.target.value.trim().toLowerCase();
    list();
    for (const each of at('lines').children) {
      each.classList.toggle('hit', searched !== '' && contains(Number(each.dataset.place)));
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== at('search')) {
      event.preventDefault();
      at('search').focus();
    }
    const button = document.activeElement.closest('.id');
    if (button && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const item = event.key === 'ArrowDown' ? button.parentElement.nextElementSibling : button.parentElement.previousElementSibling;
      if (item) { event.preventDefault(); item.firstElementChild.focus(); }
    }
  });
  addEventListener('hashchange', follow);

  at('title').textContent = data.title;
  document.title = data.title;
  const counts = [counted(data.lines.length, 'line'), counted(data.chains.length, 'ID')];
  if (data.linesOfNone > 0) counts.push(`${counted(data.linesOfNone, 'line')} of no ID`);
  if (data.broken > 0) counts.push(`${counted(data.broken, 'broken line')} skipped`);
  if (data.leftOut > 0) counts.push(`no room for ${counted(data.leftOut, 'more line')}`);
  at('counts').textContent = counts.join(' · ');
  list();
  if (location.hash.length > 1) follow();
  else if (data.chains.length > 0) show(data.chains.find(chain => chain.failures > 0) || data.chains[0]);
})();
