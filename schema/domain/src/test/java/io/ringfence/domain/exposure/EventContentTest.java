package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.exposure.Events.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventContentTest {
  private static String content(PositionFacts facts) {
    return EventContent.of(Events.version(LONG, 1, "10", "109", facts));
  }

  private static String content(String quantity, String margin) {
    return EventContent.of(Events.version(LONG, 1, quantity, margin));
  }

  private static PositionFacts facts(@Nullable String entity, Labels labels) {
    return new PositionFacts(
        "alpha",
        "one",
        "tess",
        dec(95),
        dec(10),
        dec(50),
        Thesis.INTACT,
        Plan.ADD,
        entity,
        "house",
        labels);
  }

  @Test
  void twoIsTwoPointZeroAndNotTwoPointOne() {
    assertThat(content("2", "100")).isEqualTo(content("2.00", "1E+2"));
    assertThat(content("2.1", "100")).isNotEqualTo(content("2", "100"));
    assertThat(content("0", "0.000")).isEqualTo(content("0.0", "0"));
  }

  @Test
  void absentIsNotEmpty() {
    assertThat(content(facts(null, Labels.UNKNOWN)))
        .isNotEqualTo(content(facts("", Labels.UNKNOWN)));
  }

  @Test
  void aFactInOneFieldIsNotTheSameFactInTheNext() {
    assertThat(content(facts("x", new Labels("s", null, null, null, null, null, null))))
        .isNotEqualTo(content(facts("x", new Labels(null, "s", null, null, null, null, null))));
  }

  @Test
  void everyFieldOfAVersionCounts() {
    Labels known = new Labels("s", "core", "p", "r", "l1", "high", "pair");
    List<PositionFacts> variants =
        List.of(
            facts("entity", known),
            facts("other", known),
            facts("entity", new Labels("t", "core", "p", "r", "l1", "high", "pair")),
            facts("entity", new Labels("s", "exp", "p", "r", "l1", "high", "pair")),
            facts("entity", new Labels("s", "core", "q", "r", "l1", "high", "pair")),
            facts("entity", new Labels("s", "core", "p", "z", "l1", "high", "pair")),
            facts("entity", new Labels("s", "core", "p", "r", "l2", "high", "pair")),
            facts("entity", new Labels("s", "core", "p", "r", "l1", "low", "pair")),
            facts("entity", new Labels("s", "core", "p", "r", "l1", "high", "other")),
            PositionFacts.of("alpha", "one", "tess"),
            PositionFacts.of("beta", "one", "tess"),
            PositionFacts.of("alpha", "two", "tess"),
            PositionFacts.of("alpha", "one", "theo"));

    Set<String> contents =
        variants.stream().map(EventContentTest::content).collect(Collectors.toSet());

    assertThat(contents).hasSameSizeAs(variants);
  }

  @Test
  void everyFigureAndTheTimeOfAVersionCount() {
    PositionVersion version = Events.version(LONG, 1, "10", "109");
    List<PositionVersion> variants =
        List.of(
            version,
            Events.version(LONG, 1, "11", "109"),
            Events.version(LONG, 1, "10", "110"),
            with(version, "at", version.at().plusMillis(1)),
            with(version, "entry", version.at()),
            with(version, "leverage", version.at()));

    assertThat(variants.stream().map(EventContent::of).collect(Collectors.toSet()))
        .hasSameSizeAs(variants);
  }

  private static PositionVersion with(PositionVersion old, String field, Instant at) {
    return new PositionVersion(
        old.key(),
        at,
        old.sequence(),
        old.quantity(),
        "entry".equals(field) ? dec(101) : old.entryPrice(),
        old.isolatedMargin(),
        "leverage".equals(field) ? dec(11) : old.leverage(),
        old.facts());
  }

  @Test
  void kindAmountAndTimeOfAWalletEventCount() {
    WalletEvent event = Events.wallet(LONG, 1, WalletEvent.Kind.ADD, "5");
    List<WalletEvent> variants =
        List.of(
            event,
            Events.wallet(LONG, 1, WalletEvent.Kind.FEE, "5"),
            Events.wallet(LONG, 1, WalletEvent.Kind.ADD, "6"),
            new WalletEvent(LONG, event.at().plusMillis(1), 1, event.kind(), event.amount()));

    assertThat(variants.stream().map(EventContent::of).collect(Collectors.toSet()))
        .hasSameSizeAs(variants);
    assertThat(EventContent.of(Events.wallet(LONG, 1, WalletEvent.Kind.ADD, "5.0")))
        .isEqualTo(EventContent.of(event));
  }
}
