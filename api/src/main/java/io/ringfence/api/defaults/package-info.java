/**
 * What operators of a node begin with: proposed, agreed to where it changes risk, and asked for.
 */
@NullMarked
package io.ringfence.api.defaults;

import org.jspecify.annotations.NullMarked;
