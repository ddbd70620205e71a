package io.ringfence.contracts.rulepack;

/**
 * The pack that values positions at an instant.
 *
 * @param pack the latest one effective by then, or the first of the venue when none was yet
 * @param extrapolated true when the instant lies outside the pack's evidenced dates: valuations
 *     carry the flag {@code PACK_EXTRAPOLATED}
 */
public record PackInForce(RulePack pack, boolean extrapolated) {}
