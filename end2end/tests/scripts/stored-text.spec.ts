// Text of producers stays text, wherever it is shown.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { dangers, shape } from '../../support/shape.ts';
import { control, priceKind, saveWell, signIn, TEXT_FIELDS } from '../../support/studio.ts';

test.use({ ownServer: true });
test.setTimeout(180_000);

const LONGEST: Record<string, number> = { 'khoi-luong': 100, 'han-dung': 100, 'don-vi': 40 };

// The lists show the unit of the price, the page of the product shows everything.
const LISTS = ['/san-pham?q=ben+sao&sap-xep=ten', '/co-so/co-so-mau-ben-sao', '/quan-ly'];
const SHORT = '<b>ngắn</b>';

/** Round `n` of as many as there are payloads: every payload comes to every field that it fits into. */
function round(n: number): [string, string][] {
  return TEXT_FIELDS.map((field, at) => {
    const payload = PAYLOADS[(n + at * 7) % PAYLOADS.length] ?? '';
    return [field, [...payload].length <= (LONGEST[field] ?? 500) ? payload : SHORT];
  });
}

async function write(page: Page, fields: [string, string][]): Promise<void> {
  for (const [field, text] of fields) await control(page, field).fill(text);
  await saveWell(page);
}

test('whatever is typed into the form: nothing runs, no element is added, the text is shown as typed', async ({
  page,
  edit,
  go,
  ready,
}) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  const editor = new URL(page.url()).pathname;
  const open = async (path: string): Promise<Record<string, number>> => {
    await go(path);
    expect(await dangers(page), path).toEqual([]);
    return shape(page);
  };

  await go(editor);
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('1.000');
  await write(page, TEXT_FIELDS.map((field) => [field, 'Chữ']));
  const shapes = new Map<string, Record<string, number>>();
  for (const path of [FISH_SAUCE_PAGE, ...LISTS, editor]) shapes.set(path, await open(path));

  for (let n = 0; n < PAYLOADS.length; n += 1) {
    const fields = round(n);
    const what = JSON.stringify(fields);
    await write(page, fields);
    const unit = fields.find(([field]) => field === 'don-vi')?.[1] ?? '';
    for (const path of unit === SHORT ? [] : LISTS) {
      expect(await open(path), `${path} with ${what}`).toEqual(shapes.get(path));
      const shown = await page.getByRole('main').evaluate((main) => main.textContent ?? '');
      expect(shown, path).toContain(`₫ / ${unit.trim()}`);
    }
    expect(await open(FISH_SAUCE_PAGE), `public page with ${what}`).toEqual(shapes.get(FISH_SAUCE_PAGE));
    const shown = await page.getByRole('main').evaluate((main) => main.textContent ?? '');
    for (const [field, text] of fields) expect(shown, field).toContain(text.trim());
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({ '@graph': [{ description: fields[0]?.[1].trim() }, {}] });

    expect(await open(editor), `editor with ${what}`).toEqual(shapes.get(editor));
    for (const [field, text] of fields) await expect(control(page, field)).toHaveValue(text.trim());
  }
});
