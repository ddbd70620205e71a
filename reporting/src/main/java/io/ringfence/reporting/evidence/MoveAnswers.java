package io.ringfence.reporting.evidence;

import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.outcome.Offer;
import io.ringfence.domain.outcome.OfferStep;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Answers to proposed moves, each judged while nobody else can add a step.
 *
 * @param folder where the ledger lies
 * @param clock when steps are recorded
 */
record MoveAnswers(EvidenceFolder folder, InstantSource clock) {
  /** Who does something, and the duty they do it by. */
  private record By(Who who, Duty duty) {}

  /** Refuses early what would be refused anyhow, so that nothing is noted at a stranger's call. */
  void requireMay(MoveLedger.Held held, Who who, MoveLedger.Answer answer) throws IOException {
    List<StepLedger.Entry> entries = steps().read();
    Instant last = entries.getLast().at();
    Instant now = clock.instant();
    By by = new By(who, dutyFor(held));
    refuse(held.offer(), accepted(entries, now.isAfter(last) ? now : last, by, answer));
  }

  /** A batch that raises the expected shortfall is the risk desk's to accept. */
  private static Duty dutyFor(MoveLedger.Held held) {
    return held.batch().needsRiskDesk() ? Duty.CONTAIN : Duty.APPROVE;
  }

  void accept(MoveLedger.Held held, Who who, MoveLedger.Answer answer) throws IOException {
    By by = new By(who, dutyFor(held));
    answer(held.offer().id(), (entries, at) -> accepted(entries, at, by, answer));
  }

  private static OfferStep accepted(
      List<StepLedger.Entry> entries, Instant at, By by, MoveLedger.Answer answer) {
    return new OfferStep.Accepted(
        at,
        StaffRegister.actor(entries, by.who(), by.duty(), at),
        answer.payloadHash(),
        answer.moves(),
        answer.comment());
  }

  void reject(String id, Who who, MoveLedger.Answer answer) throws IOException {
    answer(
        id,
        (entries, at) ->
            new OfferStep.Rejected(
                at,
                StaffRegister.actor(entries, who, Duty.APPROVE, at),
                answer.payloadHash(),
                answer.moves(),
                answer.comment()));
  }

  private interface Next {
    OfferStep step(List<StepLedger.Entry> entries, Instant at);
  }

  private void answer(String id, Next next) throws IOException {
    steps()
        .add(
            (entries, at) -> {
              Offer offer = MoveSteps.of(entries).offers().get(id);
              if (offer == null) {
                throw MoveLedger.unknown(id);
              }
              OfferStep step = next.step(entries, at);
              refuse(offer, step);
              return List.of(MoveSteps.fields(id, step));
            });
  }

  private static void refuse(Offer offer, OfferStep step) {
    offer
        .refusalOf(step)
        .ifPresent(
            why -> {
              throw new RefusedStepException(why);
            });
  }

  private StepLedger steps() {
    return new StepLedger(folder, clock);
  }
}
