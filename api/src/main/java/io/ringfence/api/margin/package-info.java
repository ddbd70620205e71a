/**
 * The margin calculator over HTTP: positions valued, previewed and sized by the rules of their
 * venues. Reads bodies, hands them to {@code contracts.calculator}, sends what comes back; no
 * arithmetic, and nothing of the store is read.
 */
@NullMarked
package io.ringfence.api.margin;

import org.jspecify.annotations.NullMarked;
