package io.ringfence.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownRunsTest {
  private static final Instant FIRST = Instant.parse("2025-10-10T21:00:00Z");
  private static final Instant REACHED = FIRST.plusSeconds(60);
  private static final Moment LATEST = new Moment(null, null, "run");

  private final AtomicLong clock = new AtomicLong();
  private final KnownRuns known = new KnownRuns(clock::get);

  private static RunFacts run(RunState state, Instant lastAt) {
    boolean isCompleted = state == RunState.COMPLETED;
    return new RunFacts("run", state, isCompleted, FIRST, lastAt, null, true, "mark", "ab");
  }

  private static Moment at(@Nullable Instant asOf, @Nullable Instant asKnown) {
    return new Moment(asOf, asKnown, "run");
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @Test
  void aCompletedRunIsRememberedForTenSecondsWhateverIsAsked() {
    known.add(run(RunState.COMPLETED, REACHED), known.now());
    pass(Duration.ofMillis(9_999));
    assertThat(known.of("run", LATEST)).isPresent();
    assertThat(known.of("run", at(REACHED.plusSeconds(1), FIRST))).isPresent();
    assertThat(known.of("other", LATEST)).isEmpty();
    assertThat(known.of(null, LATEST)).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(known.of("run", LATEST)).isEmpty();
  }

  @Test
  void aRunThatGoesOnIsBelievedForAQuarterOfASecond() {
    known.add(run(RunState.RUNNING, REACHED), known.now());
    pass(Duration.ofMillis(249));
    assertThat(known.of("run", LATEST)).map(RunFacts::lastAt).contains(REACHED);
    pass(Duration.ofMillis(1));
    assertThat(known.of("run", LATEST)).isEmpty();
  }

  @Test
  void whoAsksForALaterInstantOrByAKnowledgeWithoutInstantIsNotAnsweredFromMemory() {
    known.add(run(RunState.RUNNING, REACHED), known.now());
    assertThat(known.of("run", at(REACHED, null))).isPresent();
    assertThat(known.of("run", at(REACHED, REACHED.plusSeconds(5)))).isPresent();
    assertThat(known.of("run", at(REACHED.plusNanos(1_000), null))).isEmpty();
    assertThat(known.of("run", at(null, REACHED))).isEmpty();
  }

  @Test
  void anAnswerThatWasAskedForEarlierReplacesNoneThatWasAskedForLater() {
    long early = known.now();
    pass(Duration.ofMillis(10));
    known.add(run(RunState.RUNNING, REACHED.plusSeconds(1)), known.now());
    known.add(run(RunState.RUNNING, REACHED), early);
    assertThat(known.of("run", LATEST)).map(RunFacts::lastAt).contains(REACHED.plusSeconds(1));
  }
}
