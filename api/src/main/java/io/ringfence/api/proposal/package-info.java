/**
 * Proposals of every kind: who may make and approve them, two persons, a fresh login, what has
 * drifted, and the hand-off. The one place where something is approved.
 */
@NullMarked
package io.ringfence.api.proposal;

import org.jspecify.annotations.NullMarked;
