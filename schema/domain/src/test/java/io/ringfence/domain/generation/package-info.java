/**
 * A second implementation of every formula generation, in price space and with plain decimals. It
 * shares no code with the domain: what both say of a random position can only be the rule.
 */
@NullMarked
package io.ringfence.domain.generation;

import org.jspecify.annotations.NullMarked;
