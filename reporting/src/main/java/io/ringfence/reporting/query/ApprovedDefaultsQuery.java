package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ApprovedDefaults.APPROVED_DEFAULTS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.ApprovedDefaults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What operators of nodes begin with, as it was approved. It has the clock of the wall: what is
 * known holds for every instant. Nodes of all desks: seen with all only.
 */
public record ApprovedDefaultsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Defaults of a node.
   *
   * @param version number of the register's last line
   * @param node the node
   * @param mode {@code isolated} or {@code cross}; absent: as the node above
   * @param leverage leverage; absent: as the node above
   * @param agreed who agreed to it, and when
   * @param recordedAt when the register was given to us
   */
  public record Row(
      long version,
      String node,
      @Nullable String mode,
      @Nullable BigDecimal leverage,
      Agreed agreed,
      Instant recordedAt) {
    /** Whether another row says the same of its node, out of the same proposal. */
    boolean says(Row other) {
      return node.equals(other.node)
          && Objects.equals(mode, other.mode)
          && (leverage == null ? other.leverage == null : isLeverage(other.leverage))
          && agreed.words().equals(other.agreed.words());
    }

    private boolean isLeverage(@Nullable BigDecimal other) {
      return leverage != null && other != null && leverage.compareTo(other) == 0;
    }
  }

  /**
   * How defaults came to be.
   *
   * @param proposal proposal they come from
   * @param proposedBy person who proposed them
   * @param approvedBy person who agreed; absent: they changed no risk
   * @param at when they were agreed to
   */
  public record Agreed(
      String proposal, String proposedBy, @Nullable String approvedBy, Instant at) {
    /** Both persons and the proposal. */
    public String words() {
      return "%s by %s%s"
          .formatted(proposal, proposedBy, approvedBy == null ? "" : ", agreed by " + approvedBy);
    }
  }

  /** In front of the register's head in the name of its batch. */
  static final String BATCH = "defaults/";

  private static final ApprovedDefaults D = APPROVED_DEFAULTS;

  /** The last version there is, whenever it was recorded. */
  List<Row> latest(String runId) {
    return at(runId, Vantage.latest(Vantage.EVERYTHING));
  }

  /** The version recorded last, by node; empty: no register was given. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(
            D.VERSION,
            D.NODE,
            D.MODE,
            D.LEVERAGE,
            D.PROPOSAL,
            D.PROPOSED_BY,
            D.APPROVED_BY,
            D.AGREED_AT,
            D.RECORDED_AT)
        .from(D)
        .where(
            D.RUN_ID.eq(runId),
            D.VERSION.eq(
                DSL.select(DSL.max(D.VERSION))
                    .from(D)
                    .where(D.RUN_ID.eq(runId), vantage.knows(D.RECORDED_AT))),
            vantage.knows(D.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(D.NODE)
        .fetch(
            Records.mapping(
                (version, node, mode, leverage, proposal, proposer, approver, at, recorded) ->
                    new Row(
                        version,
                        node,
                        mode,
                        leverage,
                        new Agreed(proposal, proposer, approver, at),
                        recorded)));
  }
}
