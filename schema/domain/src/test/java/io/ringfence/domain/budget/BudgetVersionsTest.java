package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.budget.BudgetTerms.Basis;
import io.ringfence.domain.budget.BudgetTerms.Kind;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.NodePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several rows for one budget is in force; each is told by its hard limit. */
class BudgetVersionsTest {
  private final BudgetVersions versions = new BudgetVersions();

  private static RiskBudget budget(long hard, BudgetTerms terms, @Nullable Instant to) {
    return new RiskBudget(
        NodePath.FIRM,
        BudgetMetric.ISOLATED_MARGIN,
        RiskBudget.Limits.of(dec(1), dec(hard)),
        Duration.ZERO,
        null,
        to,
        "USDT",
        terms);
  }

  private static BudgetTerms terms(
      Kind kind, @Nullable Instant given, @Nullable VolatilityRegime regime) {
    boolean override = kind == Kind.OVERRIDE;
    return new BudgetTerms(
        kind,
        given,
        null,
        Basis.AMOUNT,
        regime,
        List.of(),
        List.of(),
        override ? "ann" : null,
        override ? "ben" : null);
  }

  private long hard(long at, @Nullable VolatilityRegime regime) {
    return versions
        .inForce(second(at), regime)
        .map(budget -> budget.limits().hard().longValueExact())
        .orElse(0L);
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({"0, 100", "9, 100", "10, 200", "19, 200", "20, 300", "29, 300", "30, 200"})
  void anOverrideTakesTheLimitsPlaceUntilItExpires(long at, long expected) {
    versions.add(budget(100, terms(Kind.LIMIT, null, null), null));
    versions.add(budget(200, terms(Kind.LIMIT, second(10), null), null));
    versions.add(budget(300, terms(Kind.OVERRIDE, second(20), null), second(30)));

    assertThat(hard(at, null)).isEqualTo(expected);
  }

  @Test
  void whatIsGivenLaterWinsEvenWhereItComesFirst() {
    versions.add(budget(200, terms(Kind.LIMIT, second(10), null), null));
    versions.add(budget(100, terms(Kind.LIMIT, second(5), null), null));

    assertThat(hard(20, null)).isEqualTo(200);
  }

  @ParameterizedTest(name = "regime {0}: {1}")
  @CsvSource({"CALM, 300", "NORMAL, 200", "STRESSED, 50", ", 50"})
  void aLimitForTheRegimeWinsAndAnUnknownRegimeTakesTheTightest(
      @Nullable VolatilityRegime regime, long expected) {
    versions.add(budget(300, terms(Kind.LIMIT, null, VolatilityRegime.CALM), null));
    versions.add(budget(50, terms(Kind.LIMIT, null, VolatilityRegime.STRESSED), null));
    versions.add(budget(200, terms(Kind.LIMIT, null, null), null));

    assertThat(hard(0, regime)).isEqualTo(expected);
  }

  @Test
  void anOverrideIsTemporaryAndApprovedByAnotherPerson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget(1, terms(Kind.OVERRIDE, null, null), null))
        .withMessage("an override must say validTo: it is temporary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> people("ann", "ann"))
        .withMessage("approvedBy must be another person than proposedBy, was ann");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> people("ann", null))
        .withMessage("an override must say proposedBy and approvedBy, were ann and null");
  }

  private static BudgetTerms people(String proposedBy, @Nullable String approvedBy) {
    return new BudgetTerms(
        Kind.OVERRIDE,
        null,
        null,
        Basis.AMOUNT,
        null,
        List.of(),
        List.of(),
        proposedBy,
        approvedBy);
  }
}
