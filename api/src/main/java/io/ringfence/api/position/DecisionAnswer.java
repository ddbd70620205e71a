package io.ringfence.api.position;

import static io.ringfence.api.position.PositionFigures.shown;

import io.ringfence.api.question.Asked;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Decision;
import io.ringfence.domain.reallocation.Rival;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.reporting.report.PositionDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about a position. */
@Schema(name = "PositionDecision", description = "What can be done about a position.")
record DecisionAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant of position, pool and budgets.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "Margin mode the policy gives it; null: it is a leg of a pair.")
        @Nullable Mode mode,
    @Schema(description = "Why nothing is decided now; null: there is a ticket.")
        @Nullable String because,
    @Schema(description = "Null: nothing is decided now.") @Nullable Ticket ticket) {
  static DecisionAnswer of(Asked asked, PositionDecision decision) {
    var advice = decision.mode();
    Decision ticket = decision.ticket();
    return new DecisionAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        advice == null ? null : new Mode(advice.mode().name(), advice.because()),
        decision.barred(),
        ticket == null ? null : Ticket.of(ticket, decision));
  }

  /** A margin mode and why. */
  @Schema(name = "MarginModeAdvice", description = "A margin mode and why.")
  record Mode(
      @Schema(description = "`ISOLATED` or `CROSS`.") String mode,
      @Schema(description = "In words.") String because) {}

  /** The ticket. */
  @Schema(name = "DecisionTicket", description = "Answers to one position.")
  record Ticket(
      @Schema(description = "Distance it should stand at, fraction of the mark.") BigDecimal target,
      @Schema(description = "Margin that lifts it there; 0: it stands there.") BigDecimal need,
      @Schema(description = "Rule that bars adding, for example `PLAN_SAYS_EXIT`; null: none.")
          @Nullable String barred,
      @Schema(description = "Adding and reducing only below the target.") List<Answer> answers) {
    static Ticket of(Decision ticket, PositionDecision decision) {
      Suggestion.Obstacle barred = ticket.barred();
      return new Ticket(
          shown(ticket.target()),
          shown(ticket.need()),
          barred == null ? null : barred.name(),
          ticket.answers().stream().map(answer -> Answer.of(answer, decision)).toList());
    }
  }

  /** One answer. */
  @Schema(name = "DecisionRival", description = "One answer, with what it costs; settlement asset.")
  record Answer(
      @Schema(description = "`ADD`, `REDUCE`, `CLOSE` or `DO_NOTHING`, which is to wait.")
          String answer,
      @Schema(description = "Cost though the position lives.") BigDecimal lossIfRight,
      @Schema(description = "Gone if it is liquidated afterwards.") BigDecimal lossIfWrong,
      @Schema(description = "Free balance used, below 0: given back.") BigDecimal cashUsed,
      @Schema(description = "Change of open capital at risk.") BigDecimal budgetUsed,
      @Schema(description = "Quantity it closes; null: none, or all of it.")
          @Nullable BigDecimal closes,
      @Schema(description = "True: the risk desk must approve it, by the containment gate.")
          boolean needsApproval,
      @Schema(description = "ES 97.5 of burned margin as it is; null: no joint window is known.")
          @Nullable BigDecimal shortfallBefore,
      @Schema(description = "The same after it.") @Nullable BigDecimal shortfallAfter,
      @Schema(description = "Recorded joint windows it is the tail of.") int shortfallWindows,
      @Schema(description = "Hours of each.") long shortfallHours,
      @Schema(description = "Most burned in a recorded crash as it is; null: none is known.")
          @Nullable BigDecimal worstBefore,
      @Schema(description = "The same after it.") @Nullable BigDecimal worstAfter,
      @Schema(description = "Burned when every mark moves against the position.") List<Burn> shocks,
      @Schema(description = "Burned in recorded crashes.") List<Burn> crashes,
      @Schema(description = "Budgets that count the position's wallet.")
          List<PositionPreviewAnswer.Effect> budgets) {
    static Answer of(Decision.Answer answer, PositionDecision decision) {
      Rival rival = answer.rival();
      var closes = answer.closes();
      return new Answer(
          rival.kind().name(),
          shown(rival.lossIfRight()),
          shown(rival.lossIfWrong()),
          shown(rival.cashUsed()),
          shown(rival.budgetUsed()),
          closes == null ? null : shown(closes.quantity()),
          answer.needsApproval(),
          shown(answer.tail().before()),
          shown(answer.tail().after()),
          answer.tail().windows(),
          answer.tail().horizon().toHours(),
          shown(answer.crashes().worstBefore()),
          shown(answer.crashes().worstAfter()),
          answer.shocks().burns().stream().map(Burn::of).toList(),
          answer.crashes().burns().stream().map(Burn::of).toList(),
          decision.effects(answer).stream().map(PositionPreviewAnswer.Effect::of).toList());
    }
  }

  /** Margin burned in one window. */
  @Schema(name = "BurnedMargin", description = "Wallets of the pool that die in a window.")
  record Burn(
      @Schema(description = "The window.") String window,
      @Schema(description = "As it is.") BigDecimal before,
      @Schema(description = "After the answer.") BigDecimal after,
      @Schema(description = "Positions without a known move, in neither figure.") int unknown) {
    static Burn of(Containment.Burn burn) {
      return new Burn(burn.window(), shown(burn.before()), shown(burn.after()), burn.unknown());
    }
  }
}
