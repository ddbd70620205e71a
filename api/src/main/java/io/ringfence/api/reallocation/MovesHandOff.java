package io.ringfence.api.reallocation;

import io.ringfence.api.proposal.Payload;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Approved moves for whoever sends them to the venue; what is put in comes first, so that a failure
 * in between leaves nobody worse off. Amounts are texts of plain digits.
 *
 * @param format name of this form
 * @param proposal name of the proposal
 * @param payloadHash what was approved
 * @param run run it was made by
 * @param preparedBy person who made it
 * @param approvedBy person who approved it
 * @param approvedAt when
 * @param moves the moves in the order to be made
 */
record MovesHandOff(
    String format,
    String proposal,
    String payloadHash,
    String run,
    String preparedBy,
    String approvedBy,
    Instant approvedAt,
    List<Move> moves) {
  private static final String FORMAT = "ringfence-approved-moves-1";
  private static final String NAME = "moves.json";

  /**
   * A move.
   *
   * @param position key of the position
   * @param amount margin to put in, below 0: to take out
   */
  record Move(String position, String amount) {
    static Move of(Map.Entry<PositionKey, BigDecimal> move) {
      return new Move(move.getKey().toString(), move.getValue().toPlainString());
    }
  }

  /** The event of a batch that was approved. */
  static HandOffs.Sent of(ProposalLedger.Held held, Payload payload) {
    if (held.proposal().steps().getLast() instanceof ProposalStep.Approved approved) {
      MovesHandOff event =
          new MovesHandOff(
              FORMAT,
              held.id(),
              held.proposal().payloadHash(),
              payload.run(),
              held.proposal().maker().toString(),
              approved.by().toString(),
              approved.at(),
              MovesWish.amounts(payload.request()).entrySet().stream()
                  .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                  .map(Move::of)
                  .toList());
      return new HandOffs.Sent(NAME, JsonMapper.shared().writeValueAsString(event) + "\n");
    }
    throw new IllegalStateException("only what is approved is handed off, was " + held.id());
  }
}
