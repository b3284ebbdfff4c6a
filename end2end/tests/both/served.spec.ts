// What is served for every page, read by a parser of a browser.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { PUBLIC } from '../../support/places.ts';
import { read } from '../../support/shape.ts';
import { cookieOf, editorPath, ownIds, send } from '../../support/wire.ts';

test('no page has style attributes, inline handlers or the same id twice', async ({ page, go, ready, edit, server, watch }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  for (const { name, visit } of PUBLIC) {
    await visit({ page, go, ready, edit, server, watch });
    const { text } = await send(server, new URL(page.url()).pathname + new URL(page.url()).search);
    const { styles, handlers, ids } = await read(page, text);
    expect({ styles, handlers, ids }, name).toEqual({ styles: [], handlers: [], ids: [] });
  }
  for (const path of ['/quan-ly', editorPath(id)]) {
    const { styles, handlers, ids } = await read(page, (await send(server, path, { cookie })).text);
    expect({ styles, handlers, ids }, path).toEqual({ styles: [], handlers: [], ids: [] });
  }
});

test('every link inside the site leads somewhere', async ({ page, go, server }) => {
  const seen = new Set<string>();
  for (const path of ['/', '/san-pham', '/san-pham/nuoc-mam-cot-mau-ben-sao', '/co-so/co-so-mau-ben-sao', '/dang-nhap']) {
    await go(path);
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const link of links) seen.add(link);
  }
  expect(seen.size).toBeGreaterThan(100);
  for (const link of seen) expect([200, 303], link).toContain((await send(server, link)).status);
});

test('product, producer and list name the one address that they have', async ({ page, go, server }) => {
  for (const [path, canonical] of [
    ['/san-pham/nuoc-mam-cot-mau-ben-sao?utm_source=x', '/san-pham/nuoc-mam-cot-mau-ben-sao'],
    ['/co-so/co-so-mau-ben-sao?x=1', '/co-so/co-so-mau-ben-sao'],
    ['/san-pham?sao=4&sao=3&utm_source=x', '/san-pham?sao=3&sao=4'],
  ] as const) {
    await go(path);
    const href = await page.locator('link[rel="canonical"]').evaluateAll((all) => all.map((one) => (one as HTMLLinkElement).href));
    expect(href, path).toEqual([server.url + canonical]);
  }
});

test('a certificate that nobody has confirmed is not claimed to search engines', async ({ page, go }) => {
  await go('/san-pham/nuoc-mam-cot-mau-ben-sao');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as {
    '@graph': object[];
  };
  const [product, way] = data['@graph'];
  expect(product).toMatchObject({ '@type': 'Product', name: 'Nước mắm cốt mẫu Bến Sao' });
  expect(way).toMatchObject({ '@type': 'BreadcrumbList' });
  expect(product).not.toHaveProperty('hasCertification');
});
