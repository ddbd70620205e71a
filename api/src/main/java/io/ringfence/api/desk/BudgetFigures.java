package io.ringfence.api.desk;

import io.ringfence.reporting.query.BudgetsAtQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A risk budget in force and how much of it is used. */
@Schema(name = "Budget", description = "A risk budget in force.")
public record BudgetFigures(
    @Schema(description = "What is limited, for example `open_capital_at_risk`.") String metric,
    @Schema(description = "Currency of the limits; empty for counts and fractions.")
        String currency,
    @Schema(description = "Use above it is a warning.") BigDecimal soft,
    @Schema(description = "Use above it is a breach.") BigDecimal hard,
    @Schema(description = "From when it is in force; null: always.") @Nullable Instant validFrom,
    @Schema(description = "Until when, exclusive; null: open.") @Nullable Instant validTo,
    @Schema(description = "Which of the node's positions count, `property=value`; null: all.")
        @Nullable String scope,
    @Schema(description = "`limit`, or `override`: a temporary one in its place.") String kind,
    @Schema(description = "Who proposed it; null: not said.") @Nullable String proposedBy,
    @Schema(description = "Who approved it; null: not said.") @Nullable String approvedBy,
    @Schema(description = "`hard` less the use, below 0: used beyond it; null: use unknown.")
        @Nullable BigDecimal headroom,
    @Schema(description = "Last evaluation; null: none by the instant asked about.")
        @Nullable Use use) {
  /** What is shown of a budget. */
  public static BudgetFigures of(BudgetsAtQuery.Row row) {
    BudgetsAtQuery.Use use = row.use();
    return new BudgetFigures(
        row.metric(),
        row.currency(),
        row.soft(),
        row.hard(),
        row.validFrom(),
        row.validTo(),
        row.terms().scope(),
        row.terms().kind(),
        row.terms().proposedBy(),
        row.terms().approvedBy(),
        row.headroom(),
        use == null ? null : Use.of(use));
  }

  /** Use of a budget as it was last evaluated. */
  @Schema(name = "BudgetUse", description = "Use of a budget, as last evaluated.")
  public record Use(
      @Schema(description = "Instant of the evaluation.") Instant since,
      @Schema(description = "`WITHIN`, `WARNING`, `BREACH`, `UNKNOWN_AT_LEAST` or `UNCONFIRMED`.")
          String state,
      @Schema(description = "Use; null: unknown.") @Nullable BigDecimal used,
      @Schema(description = "What is known of it, unknown positions at full cap.")
          BigDecimal knownPart,
      @Schema(description = "Inputs that are unknown.") long unknownCount) {
    static Use of(BudgetsAtQuery.Use row) {
      return new Use(row.since(), row.state(), row.used(), row.knownPart(), row.unknownCount());
    }
  }
}
