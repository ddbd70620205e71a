package io.ringfence.reporting.evidence;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.outcome.Chosen;
import io.ringfence.domain.outcome.Offer;
import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Batches of moves that were proposed, who answered, what became void, and what the wallets said
 * afterwards. Every step lies in the ledger of steps; a batch itself is kept in the archive under
 * its SHA-256, which the ledger names and every answer is bound to.
 *
 * @param folder where ledger and archive lie
 * @param clock when steps are recorded
 */
public record MoveLedger(EvidenceFolder folder, InstantSource clock) {
  /**
   * A batch and what became of it.
   *
   * @param batch what was proposed
   * @param offer who answered, and what followed
   */
  public record Held(MoveBatch batch, Offer offer) {
    /** Whether a caller may see it. */
    boolean isSeenBy(DeskScope scope) {
      return scope.covers(NodePath.desk(batch.pool().desk()));
    }
  }

  /**
   * An answer.
   *
   * @param payloadHash hash of the batch that was looked at
   * @param moves which of its moves
   * @param comment why; a rejection must say it
   */
  public record Answer(String payloadHash, Chosen moves, String comment) {}

  /** Says what has become of batches by what a run shows. */
  public interface Follower {
    /**
     * What happened to batches.
     *
     * @param held batches of one run, in the order in which they were proposed
     * @param at when it is recorded
     */
    List<Finding> of(List<Held> held, Instant at);
  }

  /**
   * Something that happened to a batch.
   *
   * @param id its name
   * @param step what is to be noted
   */
  public record Finding(String id, OfferStep step) {}

  /** Every batch a caller may see, in the order in which they were proposed. */
  public List<Held> list(DeskScope scope) throws IOException {
    return MoveSteps.of(steps().read()).held(folder).stream()
        .filter(held -> held.isSeenBy(scope))
        .toList();
  }

  /** A batch by its name; empty: there is none, or not for this caller. */
  public Optional<Held> get(String id, DeskScope scope) throws IOException {
    return list(scope).stream().filter(held -> held.offer().id().equals(id)).findFirst();
  }

  /** Hash that an answer to a batch must name. */
  public static String payloadHash(MoveBatch batch) {
    return Sha256.hex(MoveBatchText.of(batch));
  }

  /**
   * Somebody proposes a batch; the same batch again adds nothing. Open moves of earlier batches of
   * its pool are superseded.
   *
   * @throws RefusedStepException when it is not theirs to do
   */
  public Held propose(MoveBatch batch, Who who) throws IOException {
    String hash = payloadHash(batch);
    StepLedger ledger = steps();
    StaffRegister.actor(ledger.read(), who, Duty.PREPARE, clock.instant());
    folder.require(Register.of(batch.simulated()), "a batch of moves of run " + batch.run());
    archive(hash, MoveBatchText.of(batch));
    ledger.add(
        (entries, at) -> {
          MoveSteps known = MoveSteps.of(entries);
          OfferStep.Proposed proposal =
              new OfferStep.Proposed(
                  at,
                  StaffRegister.actor(entries, who, Duty.PREPARE, at),
                  hash,
                  batch.moves().size());
          return known.withHash(hash).isPresent() ? List.of() : known.proposing(batch, proposal);
        });
    return required(MoveSteps.of(ledger.read()).withHash(hash).orElseThrow().id());
  }

  private void archive(String hash, String text) throws IOException {
    Path archived = folder.archived(hash);
    if (!Files.exists(archived)) {
      folder.create();
      EvidenceFolder.createPrivate(archived, text);
    }
  }

  /**
   * Another person accepts moves: of a batch that raises the expected shortfall one of the risk
   * desk. What the run shows is looked at first: what has become void by now is noted as expired
   * and cannot be accepted.
   *
   * @throws RefusedStepException when it may not be accepted
   */
  public Held accept(String id, Who who, Answer answer, Follower follower) throws IOException {
    Held held = required(id);
    MoveAnswers answers = new MoveAnswers(folder, clock);
    answers.requireMay(held, who, answer);
    follow(held.batch().run(), follower);
    answers.accept(held, who, answer);
    return required(id);
  }

  /**
   * Another person rejects moves and says why.
   *
   * @throws RefusedStepException when it may not be rejected
   */
  public Held reject(String id, Who who, Answer answer) throws IOException {
    new MoveAnswers(folder, clock).reject(id, who, answer);
    return required(id);
  }

  /**
   * Notes what a run shows of its batches: what expired, what was made. Again: adds nothing.
   *
   * @return what was noted
   */
  public List<Finding> follow(String run, Follower follower) throws IOException {
    List<Held> all =
        list(DeskScope.ALL).stream().filter(held -> held.batch().run().equals(run)).toList();
    List<Finding> noted = new ArrayList<>();
    steps()
        .add(
            (entries, at) -> {
              noted.addAll(possible(MoveSteps.of(entries), follower.of(all, at)));
              return noted.stream().map(one -> MoveSteps.fields(one.id(), one.step())).toList();
            });
    return noted;
  }

  /** Findings that can still be noted: somebody may have answered in the meantime. */
  private static List<Finding> possible(MoveSteps known, List<Finding> findings) {
    Map<String, Offer> now = new LinkedHashMap<>(known.offers());
    List<Finding> possible = new ArrayList<>();
    for (Finding finding : findings) {
      Offer offer = now.get(finding.id());
      if (offer != null && offer.refusalOf(finding.step()).isEmpty()) {
        now.put(finding.id(), offer.after(finding.step()));
        possible.add(finding);
      }
    }
    return possible;
  }

  private StepLedger steps() {
    return new StepLedger(folder, clock);
  }

  private Held required(String id) throws IOException {
    return get(id, DeskScope.ALL).orElseThrow(() -> unknown(id));
  }

  static RefusedStepException unknown(String id) {
    return new RefusedStepException("there is no batch of moves " + id);
  }
}
