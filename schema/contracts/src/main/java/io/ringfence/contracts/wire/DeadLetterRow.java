package io.ringfence.contracts.wire;

/**
 * A computed row that its table refused for good. Rests in the table {@code dead_letters}.
 *
 * @param refusedTable table that did not take it
 * @param refusedBatch batch it was sent in
 * @param code error code of ClickHouse; 0: the row could not be written as its columns ask
 * @param reason the refusal in the words of who refused
 * @param refusedRow the row as JSON, column by column, decimals as text
 */
public record DeadLetterRow(
    String refusedTable, String refusedBatch, long code, String reason, String refusedRow) {}
