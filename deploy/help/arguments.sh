# Sourced by tandem: answers help and mistakes from $texts, at once, without a build and without
# Java. Leaves $command and $offset.

# The word of standard input that was meant by $1, if one is near: a typo or two, or its beginning.
nearest() {
  awk -v typed="$1" '
    function distance(a, b, i, j, cost, d, n, m) {
      n = length(a); m = length(b)
      for (i = 0; i <= n; i++) d[i, 0] = i
      for (j = 0; j <= m; j++) d[0, j] = j
      for (i = 1; i <= n; i++)
        for (j = 1; j <= m; j++) {
          cost = substr(a, i, 1) == substr(b, j, 1) ? 0 : 1
          d[i, j] = d[i - 1, j - 1] + cost
          if (d[i - 1, j] + 1 < d[i, j]) d[i, j] = d[i - 1, j] + 1
          if (d[i, j - 1] + 1 < d[i, j]) d[i, j] = d[i, j - 1] + 1
        }
      return d[n, m]
    }
    BEGIN { best = 3 }
    {
      far = distance(typed, $0)
      if (length(typed) > 2 && index($0, typed) == 1) far = 1
      if (far < best) { best = far; word = $0 }
    }
    END { print word }'
}

mistake() {
  echo "tandem: $1" >&2
  echo "Help: ./tandem help${2:+ $2}" >&2
  exit 2
}

# Says what is wrong with $1, and what of standard input may have been meant by $2.
refuse() {
  meant=$(nearest "$2")
  [ -z "$meant" ] || meant="
Did you mean $meant?"
  mistake "$1$meant" "${3-}"
}

commands() { (cd "$texts" && ls) | sed -n 's/\.txt$//p' | grep -v -e '^tandem$' -e -; }

options_of() { grep -o -e '--[a-z][a-z-]*' "$texts/$1.txt" | sort -u; }

# The subcommands of a command, and the parts that bench takes by name.
subcommands_of() { (cd "$texts" && ls) | sed -n "s/^$1-\(.*\)\.txt\$/\1/p"; }

parts_of() { sed -n 's/^ *\(\[PART\.\.\.\] *\)\{0,1\}\([a-z]*\): .*/\2/p' "$texts/$1.txt"; }

# What a command takes besides options, which its synopsis ends with.
operand_of() {
  sed -n -e 1p -e '2,$ { /^ /!q; p; }' "$texts/$1.txt" | grep -o '[^ ]*$' | tail -n 1
}

tell() {
  [ -f "$texts/$1.txt" ] || (cd "$texts" && ls) | sed -n 's/\.txt$//p' | tr - ' ' |
    refuse "There is no command $(echo "$1" | tr - ' ')." "$(echo "$1" | tr - ' ')"
  cat "$texts/$1.txt"
  exit 0
}

tell_version() {
  sed -n '/<artifactId>tandem</,$s/.*<version>\(.*\)<.*/Tandem \1/p' "$root/pom.xml" | head -n 1
  exit 0
}

command=${1-help}
case $command in
-h | --help) tell tandem ;;
help)
  shift $(($# > 0))
  tell "$(echo "${*:-tandem}" | tr ' ' -)"
  ;;
-V | --version) tell_version ;;
-*) mistake "A command comes first, then $command." ;;
esac
commands | grep -qx -e "$command" || commands | refuse "There is no command $command." "$command"

# Which command it is, and how many words it is given besides options and their values.
about=$command words=-1 option=
for argument in "$@"; do
  [ -z "$option" ] || {
    option=
    continue
  }
  case $argument in
  -h | --help) tell "$about" ;;
  -V | --version) tell_version ;;
  -*)
    option=${argument%%=*}
    options_of "$about" | grep -qx -e "$option" ||
      options_of "$about" | refuse "$command has no option $option." "$option" "$command"
    [ "$option" = "$argument" ] && grep -q -e "^ *$option=" "$texts/$about.txt" || option=
    continue
    ;;
  esac
  words=$((words + 1))
  if [ "$words" -eq 1 ] && [ -f "$texts/$about-$argument.txt" ]; then
    about=$command-$argument words=0
  elif [ "$words" -eq 1 ] && subcommands_of "$about" | grep -q .; then
    parts_of "$command" | grep -qx -e "$argument" ||
      { subcommands_of "$command"; parts_of "$command"; } |
      refuse "$command has no $argument." "$argument" "$command"
  fi
  spare=$argument
done
called=$(echo "$about" | tr - ' ')
[ -z "$option" ] || mistake "$option needs a value." "$called"
operand=$(operand_of "$about")
case $operand in
\[[A-Z]*) ;;
[A-Z]*)
  [ "$words" -gt 0 ] || [ "$operand" = COMMAND ] || mistake "$operand is missing." "$called"
  [ "$words" -lt 2 ] || [ "$operand" = 'FILE...' ] || mistake "$spare is too much." "$called"
  ;;
*) [ "$words" -eq 0 ] || mistake "$called takes no $spare." "$called" ;;
esac

# The last value that the arguments give to the option $1, if any.
value_of() {
  name=$1 previous= value=
  shift
  for argument in "$@"; do
    case $argument in
    "$name"=*) value=${argument#*=} ;;
    *) [ "$previous" != "$name" ] || value=$argument ;;
    esac
    previous=$argument
  done
  echo "$value"
}

# So is a number that no port can have.
bad=
offset=$(value_of --port-offset "$@")
case $offset in
'') ;;
*[!0-9]* | ??????*) bad=$offset ;;
*) [ "$offset" -le 50000 ] || bad=$offset ;;
esac
[ -z "$bad" ] || {
  echo "tandem: --port-offset takes a number from 0 to 50000, not $bad." >&2
  exit 2
}
