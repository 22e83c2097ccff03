import { completionFlag } from './flag.js';

/** What a shell runs to complete lines that begin with `leister`. Where there are no candidates, files are offered. */
export const scripts = {
  bash: `# source <(leister completion bash)
_leister() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(leister ${completionFlag} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _leister leister
`,
  zsh: `#compdef leister
# source <(leister completion zsh)
_leister() {
  local text summary
  local -a candidates
  while IFS=$'\\t' read -r text summary; do
    candidates+=("\${text//:/\\\\:}\${summary:+:\$summary}")
  done < <(leister ${completionFlag} "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#candidates} )); then
    _describe leister candidates
  else
    _files
  fi
}
compdef _leister leister
`,
  fish: `# leister completion fish | source
function __leister_complete
  set -l candidates (leister ${completionFlag} (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test (count $candidates) -gt 0
    printf '%s\\n' $candidates
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c leister -f -a '(__leister_complete)'
`,
} as const;
