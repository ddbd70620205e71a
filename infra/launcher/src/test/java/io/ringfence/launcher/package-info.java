/** Tests of the command and of the whole. */
@NullMarked
package io.ringfence.launcher;

import org.jspecify.annotations.NullMarked;
