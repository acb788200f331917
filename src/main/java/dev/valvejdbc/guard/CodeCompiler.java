package dev.valvejdbc.guard;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.IClassLoader;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;

/**
 * Compiles generated code, and remembers what it compiled lately, which classes there are and which
 * not: looking for those took most of the time that compiling took, and all threads waited for each
 * other in it. Safe for many threads.
 */
public final class CodeCompiler {
  /** Code on lines without a number gets no table of them, which Janino fills by long searches. */
  private static final int UNKNOWN_LINE = -1;

  private final ClassLoader parent = CodeCompiler.class.getClassLoader();

  /** What nobody compiles with just now; not safe for several threads at once. */
  private final Queue<IClassLoader> known = new ConcurrentLinkedQueue<>();

  /** The classes of the latest sources: statements that name columns otherwise have the same. */
  private final CompiledSources latest = new CompiledSources();

  private final KnownSteps steps = new KnownSteps();

  /** The steps of calculations that were compiled lately. */
  KnownSteps steps() {
    return steps;
  }

  /**
   * Compiles a class, and makes one of it.
   *
   * @param name of the class, which has no package and a constructor without parameters
   * @param source of the whole class
   * @throws IllegalStateException if it cannot be compiled
   */
  <T> T made(String name, String source, Class<T> type) {
    Map<String, byte[]> compiled = latest.get(source);
    if (compiled == null) {
      compiled = compiled(source);
      latest.put(source, compiled);
    }
    try {
      return type.cast(
          new CompiledClasses(parent, compiled).loadClass(name).getConstructor().newInstance());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException own
          ? own
          : new IllegalStateException("Generated code fails.", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Generated code cannot be loaded.", e);
    }
  }

  private Map<String, byte[]> compiled(String source) {
    IClassLoader idle = known.poll();
    IClassLoader classes = idle == null ? new ClassLoaderIClassLoader(parent) : idle;
    Map<String, byte[]> compiled = new HashMap<>();
    try {
      new UnitCompiler(
              new Parser(new Scanner(null, new StringReader(oneLine(source)), UNKNOWN_LINE, 0))
                  .parseAbstractCompilationUnit(),
              classes)
          .compileUnit(
              false,
              false,
              false,
              file -> compiled.put(file.getThisClassName(), file.toByteArray()));
    } catch (CompileException | IOException e) {
      throw new IllegalStateException("Generated code cannot be compiled.", e);
    }
    known.add(classes); // not after an error, which may leave it half filled
    return compiled;
  }

  /** The same code: it has neither comments nor texts that go over a line's end. */
  private static String oneLine(String source) {
    return source.replace('\n', ' ').replace('\r', ' ');
  }

  /** The classes of one plan, which go with it. */
  private static final class CompiledClasses extends ClassLoader {
    private final Map<String, byte[]> compiled;

    CompiledClasses(ClassLoader parent, Map<String, byte[]> compiled) {
      super(parent);
      this.compiled = compiled;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return compiled.containsKey(name) ? own(name) : super.loadClass(name, resolve);
    }

    private Class<?> own(String name) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        byte[] code = compiled.getOrDefault(name, new byte[0]);
        return defineClass(name, code, 0, code.length);
      }
    }
  }
}
