/** How late marks were. */
@NullMarked
package io.ringfence.screen;

import org.jspecify.annotations.NullMarked;
