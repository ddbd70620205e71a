/**
 * Isolated against cross margin: the same positions in a shadow account in which all stand for each
 * other, what containment is worth and what it costs, and which mode a policy asks for.
 */
@NullMarked
package io.ringfence.domain.mode;

import org.jspecify.annotations.NullMarked;
