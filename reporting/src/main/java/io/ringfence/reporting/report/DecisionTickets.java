package io.ringfence.reporting.report;

import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Rival;
import io.ringfence.domain.reallocation.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a desk needs to decide at the end of a run: the answers to each position below its target,
 * what batches burn in recorded crashes, and what proves how good they are.
 *
 * @param rivals every answer to every position below its target
 * @param crashes what each batch burns in each recorded crash, and its expected shortfall over
 *     joint windows
 * @param certificates every rank of every batch
 */
public record DecisionTickets(List<Answer> rivals, List<Crash> crashes, List<Proved> certificates) {
  /** Nothing to decide. */
  public static final DecisionTickets NONE = new DecisionTickets(List.of(), List.of(), List.of());

  private static final String WORST = "worst of them";

  /**
   * One answer to one position.
   *
   * @param position the position
   * @param asset settlement asset
   * @param rival the answer
   */
  public record Answer(String position, String asset, Rival rival) {}

  /**
   * What a batch burns in a window, or its expected shortfall over all of them.
   *
   * @param pool where
   * @param asset settlement asset
   * @param window the window
   * @param before without the batch, settlement asset; absent: no window is known
   * @param after with it
   * @param unknown positions without a known move in it; absent where windows are summed up
   * @param needsApproval whether the risk desk must approve the batch; absent on single windows
   */
  public record Crash(
      String pool,
      String asset,
      String window,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable Integer unknown,
      @Nullable Boolean needsApproval) {
    private Crash with(@Nullable Integer count, @Nullable Boolean approval) {
      return new Crash(pool, asset, window, before, after, count, approval);
    }
  }

  /**
   * One rank of a batch's certificate.
   *
   * @param pool where
   * @param number of the rank, from 1
   * @param rank what was reached and what is proved
   */
  public record Proved(String pool, int number, Certificate.Rank rank) {}

  public DecisionTickets {
    rivals = List.copyOf(rivals);
    crashes = List.copyOf(crashes);
    certificates = List.copyOf(certificates);
  }

  /**
   * The tickets of batches.
   *
   * @param joint recorded joint windows whose tail is taken
   */
  static DecisionTickets of(List<Batch> batches, ReallocationPolicy policy, Joint joint) {
    List<Answer> rivals = new ArrayList<>();
    List<Crash> crashes = new ArrayList<>();
    List<Proved> certificates = new ArrayList<>();
    for (Batch batch : batches) {
      if (!batch.suggestions().isEmpty()) {
        rivals.addAll(rivals(batch, policy));
        crashes.addAll(crashes(batch, policy, joint));
        certificates.addAll(certificates(batch));
      }
    }
    return new DecisionTickets(rivals, crashes, certificates);
  }

  private static List<Answer> rivals(Batch batch, ReallocationPolicy policy) {
    Map<PoolPosition, BigDecimal> needs = new LinkedHashMap<>();
    for (Suggestion suggestion : batch.suggestions()) {
      switch (suggestion) {
        case Suggestion.Move move -> needs.merge(move.recipient(), move.amount(), BigDecimal::add);
        case Suggestion.NotFeasible not -> needs.put(not.recipient(), not.needed());
        case Suggestion.GiveBack _ -> {}
      }
    }
    String asset = batch.pool().id().settlementAsset();
    List<Answer> answers = new ArrayList<>();
    needs.forEach(
        (position, need) ->
            Rival.of(position, need, policy)
                .forEach(
                    rival -> answers.add(new Answer(position.key().toString(), asset, rival))));
    return answers;
  }

  private static List<Crash> crashes(Batch batch, ReallocationPolicy policy, Joint joint) {
    Containment containment = Containment.of(batch, RecordedCrashes.ofClassPath());
    BigDecimal tolerance = policy.shortfallTolerance(batch.pool().id());
    BurnTail tail = BurnTail.of(batch, joint);
    List<Crash> crashes = new ArrayList<>();
    for (Containment.Burn burn : containment.burns()) {
      crashes.add(
          crash(batch, burn.window(), burn.before(), burn.after()).with(burn.unknown(), null));
    }
    crashes.add(
        crash(
                batch,
                WORST,
                containment.worstBefore().orElse(null),
                containment.worstAfter().orElse(null))
            .with(null, containment.needsApproval(tolerance)));
    crashes.add(
        crash(batch, Words.shortfall(tail), tail.before().orElse(null), tail.after().orElse(null))
            .with(null, tail.isRaisedBy(tolerance)));
    return crashes;
  }

  private static Crash crash(
      Batch batch, String window, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    return new Crash(
        name(batch), batch.pool().id().settlementAsset(), window, before, after, null, null);
  }

  private static List<Proved> certificates(Batch batch) {
    List<Proved> proved = new ArrayList<>();
    List<Certificate.Rank> ranks = batch.certificate().ranks();
    for (int i = 0; i < ranks.size(); i++) {
      proved.add(new Proved(name(batch), i + 1, ranks.get(i)));
    }
    return proved;
  }

  private static String name(Batch batch) {
    return "%s/%s/%s/%s"
        .formatted(
            batch.pool().id().venue(),
            batch.pool().id().account(),
            batch.pool().id().settlementAsset(),
            batch.pool().id().desk());
  }
}
