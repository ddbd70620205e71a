package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.Distances;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import io.ringfence.reporting.mandate.Mandate;

/**
 * Reasons of proposals in words.
 *
 * @param policy what the proposals aim at
 * @param mandate where it comes from
 */
record SuggestionText(ReallocationPolicy policy, Mandate mandate) {
  /** Why a move is proposed and why it may be made. */
  String reason(Move move, MarginExposure afterAll) {
    String asset = move.recipient().rules().settlementAsset();
    String lifted =
        "Stands %s from liquidation, target %s; %s from %s lifts it to %s."
            .formatted(
                distance(move.recipient().exposure()),
                target(move.recipient()),
                Words.amount(move.amount(), asset),
                source(move.source()),
                distance(afterAll));
    return lifted + " " + feasible(move) + sections(move);
  }

  private String sections(Suggestion suggestion) {
    return new MandateWords(mandate).of(suggestion);
  }

  private String feasible(Move move) {
    return switch (move.source()) {
      case Source.FreeBalance() ->
          "%s of the free balance stays untouched and the budgets have headroom."
              .formatted(Words.percent(policy.cashReserve()));
      case Source.Transfer(Lane lane) ->
          "It arrives within %s min, costs %s and the budgets have headroom."
              .formatted(
                  lane.arrival().toMinutes(),
                  Words.amount(
                      lane.cost(move.amount()), move.recipient().rules().settlementAsset()));
      case Source.Donor donor ->
          "The donor keeps %s (floor %s) and what the venue demands."
              .formatted(
                  distance(
                      donor
                          .position()
                          .exposureWith(donor.givenBefore().add(move.amount()).negate())),
                  Words.percent(Distances.donor(policy, donor.position())));
    };
  }

  /** The target as a fraction of the mark, and where volatility is known in what it is stated. */
  private String target(PoolPosition position) {
    String fraction = Words.percent(Distances.target(policy, position));
    Outlook.Volatility volatility = position.outlook().volatility();
    Aims.Sigmas sigmas = policy.aims().sigmas();
    return volatility == null || sigmas == null
        ? fraction
        : "%s (%s sigma over %s h)"
            .formatted(fraction, sigmas.target().toPlainString(), volatility.horizon().toHours());
  }

  private static String source(Source source) {
    return switch (source) {
      case Source.FreeBalance() -> "the free balance";
      case Source.Transfer(Lane lane) -> "the free balance of " + lane.from();
      case Source.Donor donor -> donor.position().key().toString();
    };
  }

  /** Why nothing is proposed. */
  String reason(NotFeasible suggestion) {
    PoolPosition position = suggestion.recipient();
    String asset = position.rules().settlementAsset();
    String needs =
        "Stands %s from liquidation and would need %s to reach %s; "
            .formatted(
                distance(position.exposure()),
                Words.amount(suggestion.needed(), asset),
                target(position));
    return needs
        + switch (suggestion.why()) {
          case THESIS_NOT_INTACT -> "its thesis is not stated as intact, so margin is not added.";
          case PLAN_SAYS_EXIT -> "its plan, decided before opening, says to exit.";
          case PAIRED -> "it is a leg of a pair, so one side is not moved alone.";
          case LOCKED -> "a person has locked it.";
          case COOLING_DOWN -> "it was moved to or from a short while ago.";
          case BREAK_OPEN -> "the venue's figures of it differ from ours and the break is open.";
          case TOP_UP_CAP -> "its plan's cap on top-ups leaves less.";
          case NOT_DEFENDED -> "the policy in force does not defend positions.";
          case NOT_WORTH_ITS_COST ->
              "that would cost more than the burned margin it is expected to save.";
          case MOVE_LIMIT -> "the batch has as many moves as it may have.";
          case ARRIVES_TOO_LATE ->
              "margin of other accounts would do, but arrives after the trouble.";
          case BUDGET_HEADROOM -> "the budgets of its book, desk or firm leave no headroom for it.";
          case TARGET_OUT_OF_REACH ->
              "donors and free balance cannot lift it there, and less would feed a doomed"
                  + " position.";
        }
        + sections(suggestion);
  }

  /** Why margin is given back. */
  String reason(GiveBack back) {
    String asset = back.recipient().rules().settlementAsset();
    return "Is in profit and stands %s from liquidation; giving %s back leaves it %s."
            .formatted(
                distance(back.recipient().exposureWith(back.givenBefore().negate())),
                Words.amount(back.amount(), asset),
                distance(
                    back.recipient().exposureWith(back.givenBefore().add(back.amount()).negate())))
        + sections(back);
  }

  /** Why nothing is decided about a position whose mark is old. */
  String stale(PoolPosition position) {
    return "Stood %s from liquidation at its last mark, which is more than %s h old; nothing is"
            .formatted(distance(position.exposure()), RunFacts.TRUSTED_AGE.toHours())
        + " decided on a stale mark.";
  }

  /** What makes it void. */
  String voidIfStale() {
    return "A mark arrives.";
  }

  /** What makes a proposal void. */
  String voidIf(Suggestion suggestion) {
    return switch (suggestion) {
      case Move(_, _, Source.Transfer(Lane lane), _, _, _) ->
          "It has not arrived after %s min. %s".formatted(lane.arrival().toMinutes(), drift());
      case Move _, GiveBack _ -> drift();
      case NotFeasible _ -> "Mark, size, wallet, plan or thesis of the position changes.";
    };
  }

  private String drift() {
    return ("The mark moves more than %s against either side before execution; size, wallet, plan or"
            + " thesis of either side changes; a budget of the desk is breached; the mark is"
            + " stale.")
        .formatted(Words.percent(policy.removalCushion()));
  }

  private static String distance(MarginExposure exposure) {
    return exposure.distance().map(Words::percent).orElse("without a liquidation price");
  }
}
