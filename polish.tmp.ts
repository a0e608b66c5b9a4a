import { launchChromium } from '/work/main/tests/helpers/chromium.ts';
import { readFileSync, existsSync } from 'node:fs';
import { TOTP } from '/work/main/node_modules/otpauth/dist/otpauth.node.mjs';
// usage: node polish.tmp.ts role path...   env W, DARK, NOJS, PRINT, N (name prefix)
const url = process.env.URL ?? 'http://127.0.0.1:3200';
const [role, ...paths] = process.argv.slice(2);
const b = await launchChromium();
const state = `/root/ps/state-${role}.json`;
const opts: any = { viewport: { width: Number(process.env.W ?? 1280), height: 900 }, colorScheme: process.env.DARK ? 'dark' : 'light', javaScriptEnabled: !process.env.NOJS };
if (existsSync(state)) opts.storageState = state;
const c = await b.newContext(opts);
const p = await c.newPage();
p.on('console', (m: any) => m.type()==='error' && console.log('  console', m.text()));
p.on('pageerror', (e: any) => console.log('  pageerror', e.message));
if (!existsSync(state)) {
  const acc = JSON.parse(readFileSync('/root/polish-demo/demo-accounts.json','utf8')).find((a:any)=>a.role===role && (a.centre==='dueren'||a.centre===null));
  await p.goto(url + '/anmelden'); await p.getByLabel('E-Mail').fill(acc.email); await p.getByLabel('Passwort').fill(acc.password);
  await p.keyboard.press('Enter'); await p.waitForURL(/code/);
  await p.locator('input[name=code]').fill(new TOTP({ secret: acc.totpSecret }).generate()); await p.keyboard.press('Enter'); await p.waitForURL((u:any)=>!/code/.test(u.href));
  await c.storageState({ path: state });
}
if (process.env.PRINT) await p.emulateMedia({ media: 'print' });
let i = 0;
const n = process.env.N ?? role;
for (let path of paths) {
  const m = /^(\w+):(.*)$/s.exec(path);
  try {
  if (m && m[1]==='click') { const q = new RegExp(m[2]); await p.locator('main').getByRole('link',{name:q}).or(p.locator('main').getByRole('button',{name:q})).first().click({timeout:4000}); await p.waitForLoadState(); }
  else if (m && m[1]==='fill') { const [k,...v]=m[2].split('='); await p.locator(`main [name="${k}"]`).first().fill(v.join('='),{timeout:3000}); continue; }
  else if (m && m[1]==='sel') { const [k,...v]=m[2].split('='); const l=p.locator(`main select[name="${k}"]`).first(); await l.selectOption(v.join('=')==='*'?{index:1}:v.join('='),{timeout:3000}); continue; }
  else if (m && m[1]==='check') { await p.locator(m[2]).first().check({timeout:3000,force:true}); continue; }
  else if (m && m[1]==='eval') { console.log(await p.evaluate(m[2])); continue; }
  else if (m && m[1]==='text') { console.log(await p.locator('main').innerText()); continue; }
  else if (m && m[1]==='open') { await p.evaluate(()=>document.querySelectorAll('details').forEach(d=>d.open=true)); }
  else if (m && m[1]==='submit') { await p.locator('main form').evaluateAll((f:any,s:any)=>f.find((x:any)=>x.action.includes(s)).requestSubmit(), m[2]); await p.waitForTimeout(700); await p.waitForLoadState(); }
  else { const r = await p.goto(url + path); if (r && r.status()!==200) console.log('  status', r.status()); }
  } catch (e:any) { console.log('FAIL', path, String(e.message).slice(0,300)); }
  const over = await p.evaluate(()=>document.documentElement.scrollWidth - innerWidth).catch(()=>0);
  console.log(`${n}-${i}`, path, '->', p.url().replace(url,''), '|', await p.title(), '|', await p.locator('h1').first().innerText().catch(()=>'no h1'), over>0?`OVERFLOW ${over}`:'');
  await p.screenshot({ path: `/root/ps/${n}-${i++}.png`, fullPage: !process.env.VP });
}
await b.close(); process.exit(0);
