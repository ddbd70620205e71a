package io.ringfence.contracts.wire;

/**
 * Rows one task computed for a table in a whole run. Rests in the table {@code table_counts}.
 *
 * @param countedTable the table
 * @param task task that counted, from 0
 * @param tasks tasks that count for this table
 * @param computed rows it sent to the table
 */
public record TableCountRow(String countedTable, long task, long tasks, long computed) {}
