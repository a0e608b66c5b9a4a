// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { whyNot } from '../change/why-not.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { indexOfId } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';
import { AnswerProof } from '../proof/answer-proof.ts';
import { CertificateError } from '../proof/certified.ts';
import { barelyTooWide } from './chains.fixture.ts';
import { LevelFlow } from './level-flow.ts';
import { PoolFlow } from './pool-flow.ts';
import { flowOf, flowToProve, provenFlow, solutionOf, solve } from './solution.ts';

describe('levels that fit into one number only while chains are short', () => {
  it('are tried in one number where a proof follows, and nowhere else', () => {
    const instance = instanceFromJson(barelyTooWide(402, 'z in X'));
    expect(() => packLevels(instance)).toThrow();
    expect(flowToProve(instance)).toBeInstanceOf(PoolFlow);
    expect(flowOf(instance)).toBeInstanceOf(LevelFlow);
  });

  it('give a placement that is right, also where a chain is longer', () => {
    const instance = instanceFromJson(barelyTooWide(402, 'z beside'));
    const flow = flowToProve(instance);
    while (!flow.advance(Number.POSITIVE_INFINITY));
    // In one number a step of the second level for all weighs more than one of the first: that is wrong.
    expect(solutionOf(flow).objective[1]).toBe(1);
    expect(solutionOf(provenFlow(instance, flow)).objective[1]).toBe(0);
    expect(solve(instance).objective[1]).toBe(0);
  });

  it('give answers whose proof fails where a chain is longer', () => {
    const instance = instanceFromJson(barelyTooWide(402, 'z in X'));
    const flow = flowToProve(instance);
    while (!flow.advance(Number.POSITIVE_INFINITY));
    const [child, pool] = [indexOfId(instance.childIds, 'z'), indexOfId(instance.poolIds, 'p0')];
    const { possible, delta, changes } = whyNot(flow, child, pool);
    const proof = new AnswerProof(flow, { force: { child, pool } });
    expect(() => proof.optimum({ possible, extra: delta, changes })).toThrow(CertificateError);
  });
});
