// The list of products as a visitor reads and uses it.
import { expect, type Locator, type Page } from '@playwright/test';

export const LIST = '/san-pham';

export interface FacetValue {
  label: string;
  count: number;
  /** Where it leads; null while it cannot be chosen. */
  href: string | null;
  chosen: boolean;
}

export const facet = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** The row of a value. Labels are compared whole: "Nga An" is not "Nga Anh". */
export function row(page: Page, name: string, label: string): Locator {
  const exact = page.locator('.facet__label', { hasText: new RegExp(`^\\s*${escaped(label)}\\s*$`) });
  return facet(page, name).locator('.facet__row').filter({ has: exact });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export async function values(page: Page, name: string): Promise<FacetValue[]> {
  return facet(page, name)
    .locator('.facet__row')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('.facet__label')?.textContent?.trim() ?? '',
        count: Number(row.querySelector('.facet__count')?.textContent),
        href: row.getAttribute('href'),
        chosen: row.hasAttribute('aria-current'),
      })),
    );
}

export async function count(page: Page, name: string, label: string): Promise<number> {
  return Number(await row(page, name, label).locator('.facet__count').textContent());
}

/** Clicks a value of a facet, behind "Xem thêm" too, and waits until the list shows it. */
export async function toggle(page: Page, name: string, label: string): Promise<void> {
  const value = row(page, name, label);
  const before = await value.getAttribute('aria-current');
  if (!(await value.isVisible())) {
    const folded = facet(page, name).locator('details:not([open])').filter({ has: value });
    await folded.locator('summary').click();
  }
  await value.click();
  if (before) await expect(value).not.toHaveAttribute('aria-current');
  else await expect(value).toHaveAttribute('aria-current', 'true');
}

/** How many products the page says there are. */
export async function total(page: Page): Promise<number> {
  return Number(await page.locator('.browse__total strong').textContent());
}

export const cards = (page: Page): Locator => page.locator('.cards .card');

export const card = (page: Page, name: string): Locator =>
  cards(page).filter({ has: page.getByRole('link', { name, exact: true }) });

export async function names(page: Page): Promise<string[]> {
  return (await page.locator('.cards .card__link').allTextContents()).map((name) => name.trim());
}

export const pager = (page: Page): Locator => page.getByRole('navigation', { name: 'Trang', exact: true });

export async function turnTo(page: Page, number: number): Promise<void> {
  const link = pager(page).getByRole('link', { name: `Trang ${number}`, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** The names on this page and all that follow. */
export async function namesOfAllPages(page: Page): Promise<string[]> {
  const found = await names(page);
  for (let number = 2; await pager(page).getByRole('link', { name: 'Trang sau' }).count(); number += 1) {
    await turnTo(page, number);
    found.push(...(await names(page)));
  }
  return found;
}

export const chips = (page: Page): Locator => page.getByRole('list', { name: 'Đang lọc' }).getByRole('link');

/** What is chosen, as the chips above the list say it. */
export async function chosen(page: Page): Promise<string[]> {
  const texts = await page.locator('.chips .chip:not(.chip--all)').allTextContents();
  return texts.map((text) => text.replace('Bỏ lọc:', '').trim());
}

export const drop = (page: Page, choice: string): Locator =>
  page.getByRole('link', { name: `Bỏ lọc: ${choice}`, exact: true });

export const orders = (page: Page): Locator => page.getByRole('navigation', { name: 'Xếp theo' });

export async function orderBy(page: Page, name: string): Promise<void> {
  const link = orders(page).getByRole('link', { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'true');
}

/** The search box of the page; with scripts it is a combobox. */
export const searchBox = (page: Page): Locator => page.getByRole('search').locator('#q');

export const promoted = (page: Page): Locator => page.getByRole('list', { name: 'Lọc nhanh' }).getByRole('link');

export const more = (page: Page): Locator => page.getByRole('link', { name: /^Xem thêm \d+ sản phẩm/ });

/** Types into the search box of the page and sends it. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await searchBox(page).fill(text);
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim().normalize();
  await page.waitForURL(({ searchParams }) => plain(searchParams.get('q') ?? '') === plain(text));
}

/** The path and query that the address bar shows. */
export function address(page: Page): string {
  const url = new URL(page.url());
  return url.pathname + url.search;
}
