// Kept pages in the browser: the second view is the kept one, and runs as well as the first.
import { expect, test } from '../../support/fixtures.ts';
import { FISH_SAUCE_PAGE } from '../../support/people.ts';

test('a kept page hydrates without breaking its policy', async ({ go, stranger }) => {
  for (const path of ['/', '/san-pham?sao=5&sap-xep=ten', FISH_SAUCE_PAGE, '/co-so/co-so-mau-ben-sao']) {
    const tags: (string | undefined)[] = [];
    for (let view = 0; view < 3; view += 1) {
      const page = await stranger();
      const response = await go(path, 200, page);
      const policy = response.headers()['content-security-policy'] ?? '';
      expect(policy, path).not.toContain('nonce');
      expect(policy, path).toContain("'sha256-");
      tags.push(response.headers()['etag']);
      await page.close();
    }
    expect(new Set(tags).size, path).toBe(1);
    expect(tags[0], path).toMatch(/^W\/"[0-9a-f]+"$/);
  }
});

test('a script that is not of the page does not run, and the browser says why', async ({ page, go, watch }) => {
  await go('/san-pham');
  watch.allow(/Content Security Policy/);
  const ran = await page.evaluate(async () => {
    const violated = new Promise<boolean>((done) => document.addEventListener('securitypolicyviolation', () => done(false)));
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window || violated;
  });
  expect(ran).toBe(false);
});

test('a reload gets the page from the own cache after asking', async ({ page, go }) => {
  await go('/san-pham?sao=5');
  const first = await page.locator('.cards').innerText();
  await page.reload();
  expect(await page.locator('.cards').innerText()).toBe(first);
});
