// The shape of a page: which elements it has, and what of it could run.
import type { Page } from '@playwright/test';

/** How often each element occurs. Text that stays text does not change it. */
export async function shape(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const found: Record<string, number> = {};
    for (const element of document.querySelectorAll('body, body *, head script, head base, head style')) {
      found[element.tagName] = (found[element.tagName] ?? 0) + 1;
    }
    return found;
  });
}

/** Attributes that run code or that the content security policy would have to stop. */
export async function dangers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(
          ({ name, value }) =>
            /^on/i.test(name) || (/^(href|src|action|formaction)$/i.test(name) && /^\s*(javascript|data):/i.test(value)),
        )
        .map(({ name, value }) => `<${element.tagName} ${name}="${value}">`),
    ),
  );
}

export interface Served {
  styles: string[];
  handlers: string[];
  inlineScripts: number;
  ids: string[];
}

/** Reads served HTML with a parser of a browser, without running it. */
export async function read(page: Page, html: string): Promise<Served> {
  return page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'text/html');
    const all = [...root.querySelectorAll('*')];
    const name = (element: Element): string => element.outerHTML.slice(0, 120);
    const ids = all.map(({ id }) => id).filter(Boolean);
    return {
      styles: all.filter((element) => element.hasAttribute('style') || element.tagName === 'STYLE').map(name),
      handlers: all.filter((element) => element.getAttributeNames().some((attribute) => attribute.startsWith('on'))).map(name),
      inlineScripts: all.filter((element) => element.tagName === 'SCRIPT' && !element.hasAttribute('src')).length,
      ids: ids.filter((id, at) => ids.indexOf(id) !== at),
    };
  }, html);
}
