package io.ringfence.reporting.whatif;

import io.ringfence.contracts.rulepack.Fees;
import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.operation.Fill;
import io.ringfence.domain.operation.Operation;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A ticket with all it takes to work it out.
 *
 * @param ticket the ticket
 * @param line the position; empty: none is open
 * @param instrument what the pack in force says of the instrument
 * @param rules rules the position is valued by
 * @param mark mark P, quote per base
 */
record GivenTicket(
    Ticket ticket,
    Optional<PositionLine> line,
    PackInstrument instrument,
    MarginRules rules,
    BigDecimal mark) {
  /**
   * What the ticket is to the position.
   *
   * @throws CaseException when a figure it takes is not given
   */
  Operation operation() {
    return switch (ticket.action()) {
      case OPEN -> new Operation.Open(ticket.key().side(), fill(), leverage());
      case ADD -> new Operation.Increase(fill(), leverage());
      case REDUCE -> new Operation.Reduce(fill(), leverage());
      case CLOSE -> new Operation.Close(price(), fee(heldQuantity()));
      case ADD_MARGIN -> new Operation.Add(needed("amount", ticket.size().amount()));
      case REMOVE_MARGIN -> new Operation.Remove(needed("amount", ticket.size().amount()));
    };
  }

  private BigDecimal heldQuantity() {
    return line.orElseThrow().row().economics().quantity();
  }

  private Fill fill() {
    BigDecimal quantity = needed("quantity", ticket.size().quantity());
    return new Fill(quantity, price(), fee(quantity));
  }

  private BigDecimal price() {
    return ticket.size().price().orElse(mark);
  }

  private BigDecimal leverage() {
    return needed(
        "leverage",
        ticket.size().leverage().or(() -> line.map(it -> it.row().economics().leverage())));
  }

  /** What was said, or what the pack publishes for a taker; never 0 for want of knowledge. */
  private BigDecimal fee(BigDecimal quantity) {
    IsolatedPosition filled =
        rules.position(ticket.key().side(), quantity, price(), BigDecimal.ZERO, BigDecimal.ONE);
    return needed(
        "fee",
        ticket
            .size()
            .fee()
            .or(
                () ->
                    instrument
                        .fees()
                        .map(Fees::taker)
                        .map(it -> rules.contract().charged(filled.value(price()).times(it)))));
  }

  private static BigDecimal needed(String field, Optional<BigDecimal> figure) {
    return figure.orElseThrow(() -> new CaseException(field, "must be given for this action"));
  }
}
