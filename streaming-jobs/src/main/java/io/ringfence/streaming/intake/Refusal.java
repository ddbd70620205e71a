package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;

/**
 * Why a row is refused.
 *
 * @param code stable code
 * @param reason field, rule and what was found, for people
 */
public record Refusal(RejectCode code, String reason) {}
