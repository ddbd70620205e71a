package io.ringfence.contracts.wire;

/**
 * One rule pack a run used. Rests in the table {@code rule_packs}.
 *
 * @param packId identifier of the pack
 * @param version version of the pack
 * @param venue venue whose rules it holds
 * @param effectiveFromMicros from when the venue applied these rules, epoch microseconds
 * @param evidencedToMicros last instant for which the source shows the rules, epoch microseconds
 * @param source where the figures come from
 * @param extrapolated true: the run values positions outside the evidenced dates
 */
public record RulePackRow(
    String packId,
    String version,
    String venue,
    long effectiveFromMicros,
    long evidencedToMicros,
    String source,
    boolean extrapolated) {}
