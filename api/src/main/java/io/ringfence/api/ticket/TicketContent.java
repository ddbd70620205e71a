package io.ringfence.api.ticket;

import io.ringfence.api.proposal.OutcomeFigures;
import io.ringfence.contracts.calculator.PreviewAnswer.PositionAnswer;
import io.ringfence.domain.calculator.PositionPreview.State;
import io.ringfence.reporting.whatif.Ticket;
import io.ringfence.reporting.whatif.TicketPreview;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket says.
 *
 * @param position key of the position
 * @param action what is thought of
 * @param settlementAsset asset of every amount
 * @param rulePack rules it was worked out by
 * @param markPrice mark it was worked out at
 * @param before the position as it is; null: none
 * @param after the position after it; null: none
 * @param account what the account gains, below 0: pays
 * @param realised profit or loss with fees
 * @param budgets every budget that counts it
 */
record TicketContent(
    String position,
    String action,
    String settlementAsset,
    String rulePack,
    BigDecimal markPrice,
    @Nullable PositionAnswer before,
    @Nullable PositionAnswer after,
    BigDecimal account,
    BigDecimal realised,
    List<OutcomeFigures> budgets) {
  static TicketContent of(Ticket ticket, TicketPreview.Done done) {
    return new TicketContent(
        ticket.key().toString(),
        ticket.action().code(),
        done.market().asset(),
        done.market().rulePack(),
        done.market().mark(),
        shown(done.before()),
        shown(done.after()),
        done.account(),
        done.realised(),
        done.budgets().stream().map(OutcomeFigures::of).toList());
  }

  private static @Nullable PositionAnswer shown(Optional<State> state) {
    return state.map(PositionAnswer::of).orElse(null);
  }
}
