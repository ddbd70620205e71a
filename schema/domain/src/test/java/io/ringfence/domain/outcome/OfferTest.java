package io.ringfence.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static final Instant AT = Instant.parse("2025-10-10T20:00:00Z");
  private static final String HASH = "a".repeat(64);
  private static final Actor ANNA = Actor.of("anna");
  private static final Actor BEN = Actor.of("ben");
  private static final int MOVES = 4;
  private static final Offer PROPOSED =
      Offer.proposed("M-1", new OfferStep.Proposed(AT, ANNA, HASH, MOVES));

  private static OfferStep.Accepted accepted(Actor by, String hash, Chosen moves) {
    return new OfferStep.Accepted(AT.plusSeconds(1), by, hash, moves, "");
  }

  private static OfferStep.Rejected rejected(String why, Chosen moves) {
    return new OfferStep.Rejected(AT.plusSeconds(1), BEN, HASH, moves, why);
  }

  private static OfferStep.Observed observed(int move) {
    return new OfferStep.Observed(AT.plusSeconds(2), move, Made.MADE, "10", AT);
  }

  @Test
  void onlyAnotherPersonAnswersAndOnlyWhatTheyLookedAt() {
    assertThat(PROPOSED.refusalOf(accepted(BEN, HASH, Chosen.OPEN))).isEmpty();
    assertThat(PROPOSED.refusalOf(accepted(ANNA, HASH, Chosen.OPEN))).isPresent();
    Actor onBehalf = new Actor("carl", Optional.of("anna"));
    assertThat(PROPOSED.refusalOf(accepted(onBehalf, HASH, Chosen.OPEN))).isPresent();
    assertThat(PROPOSED.refusalOf(accepted(BEN, "b".repeat(64), Chosen.OPEN))).isPresent();
    assertThat(PROPOSED.refusalOf(rejected(" ", Chosen.OPEN))).contains("a rejection must say why");
    assertThat(PROPOSED.refusalOf(accepted(BEN, HASH, Chosen.of(Set.of(MOVES + 1))))).isPresent();
  }

  @Test
  void anAnswerOfTheWholeLeavesWhatHasEnded() {
    Offer offer =
        PROPOSED
            .after(rejected("too dear", Chosen.of(Set.of(2))))
            .after(accepted(BEN, HASH, Chosen.OPEN));
    assertThat(offer.statusOf(2)).isInstanceOf(Status.Rejected.class);
    assertThat(offer.statusOf(1)).isInstanceOf(Status.Accepted.class);
    assertThat(offer.open()).isEmpty();
    assertThat(offer.refusalOf(accepted(BEN, HASH, Chosen.OPEN))).isPresent();
  }

  @Test
  void whatTheWalletsSayIsNotedOnceAndOfNothingThatIsOpen() {
    assertThat(PROPOSED.refusalOf(observed(1))).isPresent();
    Offer ended = PROPOSED.after(accepted(BEN, HASH, Chosen.of(Set.of(1))));
    assertThat(ended.refusalOf(observed(1))).isEmpty();
    assertThat(ended.refusalOf(observed(2))).isPresent();
    Offer seen = ended.after(observed(1));
    assertThat(seen.observationOf(1)).map(OfferStep.Observed::made).contains(Made.MADE);
    assertThat(seen.refusalOf(observed(1))).isPresent();
  }

  @Test
  void aMoveEndsOnceWhateverIsTried() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Offer offer = PROPOSED;
      for (int tries = 0; tries < 12; tries++) {
        OfferStep step = drawn(random);
        Set<Integer> open = new TreeSet<>(offer.open());
        if (offer.refusalOf(step).isPresent()) {
          Offer before = offer;
          assertThatThrownBy(() -> before.after(step)).isInstanceOf(IllegalStateException.class);
          continue;
        }
        Offer after = offer.after(step);
        assertThat(open).as("seed %s", seed).containsAll(after.open());
        for (int move = 1; move <= MOVES; move++) {
          if (!offer.statusOf(move).isOpen()) {
            assertThat(after.statusOf(move)).isEqualTo(offer.statusOf(move));
          }
        }
        offer = after;
      }
    }
  }

  private static OfferStep drawn(Random random) {
    Set<Integer> numbers = new TreeSet<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      numbers.add(1 + random.nextInt(MOVES + 1));
    }
    Chosen moves = Chosen.of(numbers);
    return switch (random.nextInt(4)) {
      case 0 -> accepted(random.nextInt(4) == 0 ? ANNA : BEN, HASH, moves);
      case 1 -> rejected("no", moves);
      case 2 ->
          new OfferStep.Expired(AT.plusSeconds(1), moves, Status.Cause.MARK_MOVED, AT, "a mark");
      default ->
          new OfferStep.Observed(
              AT.plusSeconds(1), 1 + random.nextInt(MOVES), Made.PARTLY, "1", AT);
    };
  }
}
