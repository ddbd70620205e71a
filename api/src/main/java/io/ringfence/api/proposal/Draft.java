package io.ringfence.api.proposal;

import io.ringfence.domain.quantity.NodePath;

/**
 * What somebody asks to be written down.
 *
 * @param node risk node whose desk it is of
 * @param payload what exactly
 * @param reason why
 * @param needsApproval whether another person has to agree
 */
public record Draft(NodePath node, Payload payload, String reason, boolean needsApproval) {}
