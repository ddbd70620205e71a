/**
 * What an order or moves of margin would do: to the position by the calculator of the domain, and
 * to every budget that counts it by the measure the stream uses. Nothing is sent anywhere.
 */
@NullMarked
package io.ringfence.reporting.whatif;

import org.jspecify.annotations.NullMarked;
