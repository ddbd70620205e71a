package io.ringfence.bench.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A row as client-v2 wants it: it finds columns by the names of getters. */
public final class RowBean {
  private static final int MICROS = 1_000_000;
  private static final int NANOS_OF_MICRO = 1000;

  private final IngestRow row;
  private final String batch;

  /** A row of a batch. */
  RowBean(IngestRow row, String batch) {
    this.row = row;
    this.batch = batch;
  }

  /** Column run_id. */
  public String getRunId() {
    return IngestTable.RUN;
  }

  /** Column batch. */
  public String getBatch() {
    return batch;
  }

  /** Column venue. */
  public String getVenue() {
    return row.venue();
  }

  /** Column account. */
  public String getAccount() {
    return row.account();
  }

  /** Column instrument. */
  public String getInstrument() {
    return row.instrument();
  }

  /** Column side. */
  public String getSide() {
    return row.side();
  }

  /** Column desk. */
  public String getDesk() {
    return row.desk();
  }

  /** Column book. */
  public String getBook() {
    return row.book();
  }

  /** Column occurred_at. */
  public LocalDateTime getOccurredAt() {
    long micros = row.occurredAt();
    return LocalDateTime.ofEpochSecond(
        micros / MICROS, (int) (micros % MICROS) * NANOS_OF_MICRO, ZoneOffset.UTC);
  }

  /** Column sequence. */
  public BigInteger getSequence() {
    return BigInteger.valueOf(row.sequence());
  }

  /** Column episode. */
  public long getEpisode() {
    return row.episode();
  }

  /** Column quantity. */
  public BigDecimal getQuantity() {
    return row.quantity();
  }

  /** Column entry_price. */
  public BigDecimal getEntryPrice() {
    return row.entryPrice();
  }

  /** Column isolated_margin. */
  public BigDecimal getIsolatedMargin() {
    return row.isolatedMargin();
  }

  /** Column leverage. */
  public BigDecimal getLeverage() {
    return row.leverage();
  }

  /** Column liquidation_price. */
  public BigDecimal getLiquidationPrice() {
    return row.liquidationPrice();
  }
}
