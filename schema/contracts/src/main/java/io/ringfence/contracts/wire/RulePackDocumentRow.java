package io.ringfence.contracts.wire;

/**
 * A rule pack that came with the input. It rests as an {@link AnnouncedPackRow}.
 *
 * @param venue venue, lower case
 * @param packId identifier over all versions
 * @param version version of the pack
 * @param effectiveFromMicros from when the venue applied these rules, inclusive, epoch microseconds
 * @param document the pack as JSON, as it came
 */
public record RulePackDocumentRow(
    String venue, String packId, String version, long effectiveFromMicros, String document) {}
