package io.ringfence.api.proposal;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.proposal.ProposalSubject.Impossible;
import io.ringfence.api.proposal.ProposalSubject.Possible;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.proposal.Fact;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes of a wish of any kind what is written down, and looks again when it is to be approved. */
@Component
final class Drafts {
  private final Questions questions;

  Drafts(Questions questions) {
    this.questions = questions;
  }

  /**
   * What a body asks to be written down.
   *
   * @throws ApiException naming what breaks which rule, or why it cannot be done
   */
  Draft of(ProposalSubject subject, byte[] body, DeskAccess access) {
    Wish wish = subject.wish(body);
    String reason = wish.reason();
    Asked asked =
        questions.anew(
            new Moment(wish.instant("asOf"), null, wish.optional("run").orElse(null)), access);
    return switch (subject.outcome(wish, asked, access)) {
      case Possible done ->
          new Draft(done.node(), payload(subject, wish, asked, done), reason, done.needsApproval());
      case Impossible(var code, String finding, _) -> throw new ApiException(code, finding);
    };
  }

  private static Payload payload(ProposalSubject subject, Wish wish, Asked asked, Possible done) {
    return new Payload(
        subject.kind().code(),
        done.node().toString(),
        asked.runId(),
        asked.asOf(),
        wish.given(),
        Payload.shown(done.content()),
        done.facts());
  }

  /** What a proposal was made against, as it is now. */
  List<Fact> factsNow(ProposalSubject subject, Payload payload, DeskAccess access) {
    Asked asked = questions.anew(new Moment(null, null, payload.run()), access);
    return subject.outcome(subject.wish(payload.request()), asked, access).facts();
  }
}
