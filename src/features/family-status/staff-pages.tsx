// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isolate, type StatusLanguage, statusDay, statusLanguages } from '../../outbound/catalogues/status.ts';
import { Actions, Alert, DescriptionList } from '../../web/components/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath } from '../cases/paths.ts';
import type { CaseHead } from '../cases/queries.ts';
import { shortName } from '../families/rules.ts';
import { familyCodePath, makeCodePath, revokeCodePath, sheetPath, statusTextsPath } from './paths.ts';
import type { MadeCode } from './queries.ts';
import { lastDay, monthsAfterClosing, noCodeSentence, type StatusView, written } from './rules.ts';
import { mark, say } from './say.tsx';
import { NowBlock } from './status-block.tsx';

interface OfCase {
  frame: Frame;
  head: CaseHead;
}

const breadcrumbs = ({ head }: OfCase, last: string, code = false) => [
  { href: caseListPath, label: 'Fälle' },
  { href: casePath(head.id), label: shortName(head.familyName, head.givenNames) },
  ...(code ? [{ href: familyCodePath(head.id), label: 'Code für die Familie' }] : []),
  { label: last },
];

export interface CodePageProps extends OfCase {
  /** Newest first. */
  codes: readonly MadeCode[];
  isProtected: boolean;
  hasPhone: boolean;
  /** The language of the sheet beside German, and whether somebody has released its texts. */
  language: StatusLanguage;
  released: boolean;
  mayReview: boolean;
  requestId: () => string;
}

const byWhom = (name: string | null): string => name ?? 'Herzstück';

function historyLine({ madeAt, madeBy, revokedAt, revokedBy }: MadeCode): string {
  const made = `Gemacht ${formatDateTime(madeAt)} von ${byWhom(madeBy)}`;
  return revokedAt ? `${made}, ungültig seit ${formatDateTime(revokedAt)} (${byWhom(revokedBy)})` : made;
}

/** The code of a family: make, print, revoke, and what was before. */
export function CodePage(props: CodePageProps) {
  const { frame, head, codes, isProtected, requestId } = props;
  const current = codes.find(({ revokedAt }) => revokedAt === null);
  const earlier = codes.filter(({ revokedAt }) => revokedAt !== null);
  const last = lastDay(head.closedOn);
  const open = head.closedOn === null;
  const make = {
    label: current ? 'Neuen Code machen' : 'Code machen',
    href: makeCodePath(head.id),
    requestId: requestId(),
  };
  return (
    <Page
      {...frame}
      title="Code für die Familie"
      breadcrumbs={breadcrumbs(props, 'Code für die Familie')}
      lead="Mit dem Code sieht die Familie ohne Anmeldung, wie weit wir sind: nur den Schritt, ohne Namen, Schule, Anschrift oder Termin."
    >
      <div class="hs-stack">
        {isProtected ? (
          <Alert tone="warning" title={noCodeSentence}>
            {current ? <p class="kern-body">Der Code von früher zeigt nichts mehr.</p> : null}
          </Alert>
        ) : null}
        {props.hasPhone ? null : (
          <Alert tone="warning" title="Auf Seite und Blatt steht keine Telefonnummer.">
            <p class="kern-body">Bitte lassen Sie die Leitung unter „Zentrum“ eine eintragen.</p>
          </Alert>
        )}
        {current && !isProtected ? (
          <DescriptionList
            items={[
              { term: 'Code', value: 'gilt' },
              { term: 'Gemacht', value: `${formatDateTime(current.madeAt)}, ${byWhom(current.madeBy)}` },
              {
                term: 'Gilt bis',
                value: last ? formatDate(last) : `${monthsAfterClosing} Monate nach dem Ende des Falls`,
              },
            ]}
          />
        ) : null}
        {current || isProtected ? null : (
          <p class="kern-body hs-muted">
            {open
              ? 'Noch kein Code. Das Blatt mit dem Code nimmt die Familie mit nach Hause.'
              : 'Der Fall ist geschlossen. Einen neuen Code gibt es nicht mehr.'}
          </p>
        )}
        <Actions
          primary={
            isProtected
              ? undefined
              : current
                ? { label: 'Blatt für die Familie', href: sheetPath(head.id) }
                : open
                  ? make
                  : undefined
          }
          others={[
            ...(current && open && !isProtected ? [make] : []),
            ...(current ? [{ label: 'Code zurückziehen', href: revokeCodePath(head.id), requestId: requestId() }] : []),
          ]}
        />
        {current && open && !isProtected ? (
          <p class="hs-text hs-muted">Blatt verloren? Machen Sie einen neuen Code. Der alte gilt dann nicht mehr.</p>
        ) : null}
        {props.language === 'de' || props.released ? null : (
          <p class="hs-text">
            {`Die Texte auf ${statusLanguages[props.language].german} hat noch niemand freigegeben. Sie sind so gekennzeichnet, und der deutsche Text steht dabei. `}
            {props.mayReview ? (
              <a class="kern-link" href={`${statusTextsPath}?sprache=${props.language}`}>
                Texte lesen und freigeben
              </a>
            ) : null}
          </p>
        )}
        {earlier.length === 0 ? null : (
          <section class="hs-section" aria-labelledby="codes">
            <h2 class="kern-heading-medium" id="codes">
              Frühere Codes
            </h2>
            <ul class="hs-links">
              {earlier.map((code) => (
                <li>{historyLine(code)}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}

export interface SheetPageProps extends OfCase {
  language: StatusLanguage;
  released: boolean;
  view: StatusView;
  phone: string;
  today: Temporal.PlainDate;
  /** The code with its picture; null when it can no longer be written: made with another secret, or in the demo. */
  code: { code: string; picture: string } | null;
  /** Address without the code, as somebody types it. */
  address: string;
}

function Half({ language, released, view, phone, today, address }: Omit<SheetPageProps, 'frame' | 'head' | 'code'>) {
  const { dir } = statusLanguages[language];
  return (
    <div class="hs-stack" lang={language} dir={dir}>
      {released ? null : <p class="hs-text">{say(language, 'unreviewed')}</p>}
      <NowBlock language={language} view={view} name={`blatt-${language}`} />
      <p class="hs-easy">{say(language, 'sheet.open', { address: isolate(address) })}</p>
      <p class="hs-easy">{phone === '' ? null : say(language, 'call', { phone: mark(phone) })}</p>
      <p class="hs-text">{say(language, 'sheet.keep')}</p>
      <p class="hs-text hs-muted">{say(language, 'as.of', { date: statusDay(language, today) })}</p>
    </div>
  );
}

/** The sheet the family takes home: without a name, in German and in its language. */
export function SheetPage(props: SheetPageProps) {
  const { frame, head, language, code } = props;
  return (
    <Page
      {...frame}
      title="Blatt für die Familie"
      heading={say('de', 'title') as string}
      breadcrumbs={breadcrumbs(props, 'Blatt', true)}
      action={
        code === null ? undefined : (
          <button class="kern-btn kern-btn--primary" type="button" data-print="" hidden>
            <span class="kern-label">Blatt drucken</span>
          </button>
        )
      }
    >
      {code === null ? (
        <Alert tone="warning" title="Dieser Code lässt sich nicht noch einmal zeigen.">
          <p class="kern-body">
            Das Blatt der Familie gilt weiter. Für ein neues Blatt machen Sie bitte einen neuen Code.
          </p>
          <a class="kern-link hs-target" href={familyCodePath(head.id)}>
            Zum Code der Familie
          </a>
        </Alert>
      ) : (
        <>
          <div class="hs-sheet__code">
            <img
              src={code.picture}
              width="200"
              height="200"
              alt="QR-Code mit der Adresse und dem Code; beides steht auch als Text auf diesem Blatt"
            />
            <p class="hs-sheet__letters">
              <span class="kern-sr-only">Code: </span>
              <bdi dir="ltr">{written(code.code)}</bdi>
            </p>
          </div>
          <div class="hs-sheet">
            {language === 'de' ? null : <Half {...props} />}
            <Half {...props} language="de" released />
          </div>
        </>
      )}
    </Page>
  );
}
