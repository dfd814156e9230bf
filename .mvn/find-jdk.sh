# Sourced by mvnw and tandem: sets JAVA_HOME to a JDK 25 or newer, or explains what is missing.

broken=

# Whether a JDK that is new enough is in $1; remembers one that does not run.
is_jdk() {
  [ -x "$1/bin/javac" ] || return 1
  said=$("$1/bin/javac" -version 2>&1) || true
  major=$(echo "$said" | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ -n "$major" ] || broken="$1/bin/javac does not run: $(echo "$said" | head -n 3 | tr '\n' ' ')"
  [ "${major:-0}" -ge 25 ]
}

find_jdk() {
  for candidate in "${JAVA_HOME-}" "$@"; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

javac_on_path=$(command -v javac || true)
set +f
if ! find_jdk \
  ${javac_on_path:+"$(dirname "$(dirname "$(readlink -f "$javac_on_path" 2>/dev/null || echo "$javac_on_path")")")"} \
  /usr/lib/jvm/*25* /usr/lib/jvm/* \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/* /opt/jdk* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; then
  echo "Tandem needs a JDK 25 or newer; none was found." >&2
  [ -z "${JAVA_HOME-}" ] || echo "JAVA_HOME is $JAVA_HOME, which is older or is not a JDK." >&2
  [ -z "$broken" ] || echo "$broken" | fold -s -w 80 >&2
  echo "Install one (such as Eclipse Temurin 25) under /usr/lib/jvm, or set JAVA_HOME." >&2
  echo "Without one: ./tandem demo --compose runs everything in containers." >&2
  exit 1
fi
