package io.ringfence.api.proposal;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.proposal.ProposalState;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import io.ringfence.reporting.evidence.RefusedStepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ledgers of proposals and hand-offs, in terms of requests. */
@Component
final class ProposalRecords implements InitializingBean {
  private final ProposalLedger ledger;
  private final HandOffs handOffs;
  private final Map<ProposalKind, ProposalSubject> subjects;
  private final InstantSource clock;
  private final ObjectProvider<HandOffTopic> topic;

  ProposalRecords(
      ProposalLedger ledger,
      HandOffs handOffs,
      List<ProposalSubject> subjects,
      InstantSource clock,
      ObjectProvider<HandOffTopic> topic) {
    this.ledger = ledger;
    this.handOffs = handOffs;
    this.subjects = subjects.stream().collect(Collectors.toMap(ProposalSubject::kind, it -> it));
    this.clock = clock;
    this.topic = topic;
  }

  /** What was approved before a crash and not handed off is handed off now. */
  @Override
  public void afterPropertiesSet() {
    handOff();
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T of(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of proposals cannot be used", e);
    } catch (RefusedStepException e) {
      // It was judged before; somebody else was faster.
      throw new ApiException(ErrorCode.PROPOSAL_NOT_OPEN, String.valueOf(e.getMessage()), e);
    }
  }

  /** What differs for the kind of a proposal. */
  ProposalSubject subject(Payload payload) {
    return Optional.ofNullable(subjects.get(ProposalKind.of(payload.kind()))).orElseThrow();
  }

  List<Held> all(DeskScope scope) {
    return of(() -> ledger.all(scope));
  }

  /**
   * One that the caller may see.
   *
   * @throws ApiException {@link ErrorCode#PROPOSAL_UNKNOWN}
   */
  Held named(String id, DeskScope scope) {
    return of(() -> ledger.named(id, scope))
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.PROPOSAL_UNKNOWN,
                    "there must be a proposal of that name on a desk of yours"));
  }

  Payload payload(Held held) {
    return Payload.of(of(() -> ledger.payload(held)));
  }

  Optional<Held> madeWith(String key) {
    return of(() -> ledger.madeWith(key));
  }

  Held make(
      ProposalLedger.About about, Payload payload, Function<Instant, ProposalStep> beginning) {
    return of(() -> ledger.make(about, payload.text(), beginning));
  }

  Held take(Held held, Function<Instant, ProposalStep> step) {
    return of(() -> ledger.take(held.id(), step));
  }

  /** Now, and never before the last step of a proposal. */
  Instant now(Held held) {
    Instant now = clock.instant();
    Instant last = held.proposal().steps().getLast().at();
    return now.isAfter(last) ? now : last;
  }

  /** Hands off whatever is approved. */
  void handOff() {
    of(
        () -> {
          List<Held> approved =
              ledger.all(DeskScope.ALL).stream()
                  .filter(it -> it.proposal().stateAt(clock.instant()) == ProposalState.APPROVED)
                  .toList();
          handOffs.complete(approved, this::sent);
          return approved;
        });
    topic.ifAvailable(HandOffTopic::nudge);
  }

  private Optional<HandOffs.Sent> sent(Held held) {
    Payload payload = payload(held);
    return subject(payload).handOff(held, payload);
  }

  /** Hand-offs by proposal. */
  Map<String, HandOffs.HandOff> handedOff() {
    return of(handOffs::all).stream()
        .collect(Collectors.toMap(HandOffs.HandOff::proposal, it -> it));
  }
}
