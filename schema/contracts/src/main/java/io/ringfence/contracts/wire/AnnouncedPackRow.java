package io.ringfence.contracts.wire;

/**
 * A rule pack that came with the input, and when. Rests in the table {@code rule_pack_documents}.
 *
 * @param pack the pack
 * @param recordedMicros when Ringfence knew of it: the first instant that was not complete when it
 *     came in, epoch microseconds
 */
public record AnnouncedPackRow(RulePackDocumentRow pack, long recordedMicros) {}
