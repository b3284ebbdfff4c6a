// Every value of every facet, asked one by one.
import { expect, test } from '../../support/fixtures.ts';
import { LIST, total, values } from '../../support/list.ts';
import { send } from '../../support/wire.ts';

test('every facet value leads to a list of exactly as many products as it promises', async ({ page, server }) => {
  await page.goto(LIST);
  expect(await total(page)).toBeGreaterThan(150);
  for (const facet of ['Sao', 'Hiệu lực', 'Nhóm', 'Huyện cũ', 'Xã, phường', 'Loại cơ sở']) {
    const all = await values(page, facet);
    expect(all.length, facet).toBeGreaterThan(0);
    for (const { label, count, href } of all) {
      expect(href !== null, `${facet}: ${label}`).toBe(count > 0);
      if (href === null) continue;
      const { status, text } = await send(server, href);
      expect(status, href).toBe(200);
      expect(/<strong>(\d+)<\/strong>/.exec(text)?.[1], `${facet}: ${label}`).toBe(String(count));
    }
  }
});

test('no address of the list makes the server fail', async ({ server }) => {
  const hostile = [
    '?',
    '?&&&',
    '?sao=',
    '?sao=4&sao=4&sao=4',
    '?q=%',
    '?q=%ff%fe',
    '?q=%00',
    `?q=${'a'.repeat(3000)}`,
    `?${'sao=4&'.repeat(400)}`,
    '?trang=0',
    '?trang=-1',
    '?trang=4294967296',
    '?trang=1e9',
    '?huyen=../../etc/passwd',
    '?huyen=%27%20OR%201=1--',
    '?sap-xep=ten&sap-xep=sao',
    '?q=%E2%80%AEabc',
  ];
  for (const query of hostile) {
    const { status, text } = await send(server, LIST + query);
    expect([200, 404], query).toContain(status);
    expect(text, query).toContain('</html>');
  }
});
