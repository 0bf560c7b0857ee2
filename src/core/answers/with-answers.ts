import type { Assessment, Concern } from '../assessment';
import type { Answers } from './answers';
import { approvalFor } from './silence';

/**
 * An assessment as a person's answers leave it: what they have approval for is no longer active. Findings and decisions stay as
 * they are.
 */
export function withAnswers(assessment: Assessment, answers: Answers): Assessment {
  if (Object.keys(answers.approvals).length === 0) return assessment;
  return {
    ...assessment,
    concerns: assessment.concerns.map((concern) => approved(concern, answers)),
  };
}

function approved(concern: Concern, answers: Answers): Concern {
  const approval = approvalFor(concern, answers);
  return approval === undefined ? concern : { ...concern, approval };
}
