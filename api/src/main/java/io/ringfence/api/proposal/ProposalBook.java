package io.ringfence.api.proposal;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import io.ringfence.reporting.report.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Where proposals of every kind are made and shown. */
@Component
public final class ProposalBook {
  /** How long a proposal waits for a decision. */
  static final Duration TO_DECIDE = Duration.ofHours(24);

  private final ProposalRecords records;
  private final Drafts drafts;
  private final Deeds deeds;
  private final InstantSource clock;

  ProposalBook(ProposalRecords records, Drafts drafts, Deeds deeds, InstantSource clock) {
    this.records = records;
    this.drafts = drafts;
    this.deeds = deeds;
    this.clock = clock;
  }

  /**
   * Writes down what somebody proposes; a request that was sent before is answered as it was then.
   *
   * @param subject what it is about, and makes of the request's body what is to be written down
   * @throws ApiException when it may not be
   */
  public ProposalAnswer make(ProposalSubject subject, Asking asking) {
    Actor maker = asking.person().actor();
    asking.person().requireOneOf(subject.kind().makers());
    String key = asking.key();
    byte[] body = asking.body();
    Optional<Held> before = records.madeWith(key);
    if (before.isPresent()) {
      return again(before.get(), asking, body);
    }
    Draft draft = drafts.of(subject, body, asking.access());
    requireOwn(draft, asking.access());
    Held held =
        records.make(asking.about(draft, body), draft.payload(), at -> beginning(draft, maker, at));
    if (!held.about().request().equals(Sha256.hex(body))) {
      throw reused();
    }
    deeds.done(asking.request(), HttpStatus.CREATED);
    return shown(held, asking.person(), asking.access());
  }

  private ProposalAnswer again(Held before, Asking asking, byte[] body) {
    if (!before.about().request().equals(Sha256.hex(body))) {
      throw reused();
    }
    Payload payload = records.payload(before);
    Instant then = before.proposal().steps().getFirst().at();
    return new ProposalView(asking.person(), asking.access(), then)
        .asMade(before, payload, checkers(payload));
  }

  private static ApiException reused() {
    return new ApiException(
        ErrorCode.IDEMPOTENCY_KEY_REUSED, "the key came with another body before: take a new one");
  }

  private static ProposalStep beginning(Draft draft, Actor maker, Instant at) {
    String hash = Sha256.hex(draft.payload().text());
    return draft.needsApproval()
        ? new ProposalStep.Proposed(at, maker, hash, draft.reason(), at.plus(TO_DECIDE))
        : new ProposalStep.Cleared(at, maker, hash, draft.reason());
  }

  private static void requireOwn(Draft draft, DeskAccess access) {
    if (!access.scope().covers(draft.node())) {
      throw unknown(draft.node().toString());
    }
  }

  /** What a caller is told who names a node that is none of theirs. */
  public static ApiException unknown(String node) {
    return new ApiException(
        ErrorCode.NODE_UNKNOWN, "node must be on a desk of yours, was '" + node + "'");
  }

  private Set<Role> checkers(Payload payload) {
    return records.subject(payload).checkers(payload);
  }

  /** A proposal as a caller is shown it. */
  ProposalAnswer shown(Held held, Person person, DeskAccess access) {
    return shown(held, new ProposalView(person, access, records.now(held)), records.handedOff());
  }

  private ProposalAnswer shown(
      Held held, ProposalView view, Map<String, HandOffs.HandOff> handedOff) {
    Payload payload = records.payload(held);
    return view.of(held, payload, checkers(payload), handedOff.get(held.id()));
  }

  /**
   * Proposals, the latest first.
   *
   * @param kind only of this kind; null: of every kind
   */
  public ProposalsAnswer page(
      @Nullable ProposalKind kind, ProposalPage page, Person person, DeskAccess access) {
    Instant now = clock.instant();
    List<Held> found =
        records.all(access.scope()).reversed().stream()
            .filter(it -> kind == null || it.about().kind().equals(kind.code()))
            .filter(it -> page.before() == null || number(it.id()) < number(page.before()))
            .filter(it -> page.state() == null || it.proposal().stateAt(now) == page.state())
            .limit(page.most() + 1L)
            .toList();
    List<Held> shown = found.subList(0, Math.min(page.most(), found.size()));
    Map<String, HandOffs.HandOff> handedOff = records.handedOff();
    return new ProposalsAnswer(
        shown.stream()
            .map(it -> shown(it, new ProposalView(person, access, records.now(it)), handedOff))
            .toList(),
        found.size() > shown.size() ? shown.getLast().id() : null);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("P-".length()));
  }
}
